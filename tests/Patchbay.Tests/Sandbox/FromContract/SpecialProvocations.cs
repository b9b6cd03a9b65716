using System.Text.Json.Nodes;
using Patchbay.Tests.Contract;

namespace Patchbay.Tests.Sandbox.FromContract;

/// <summary>Codes with a story of their own.</summary>
internal static class SpecialProvocations
{
    public static readonly Dictionary<(string Endpoint, string Code), Provocation> All = new()
    {
        // A member is added to one of three things; the generated request names the first.
        [("hiringTeam.addMember", "job_not_found")] = AddMemberAsync("jobId"),
        [("hiringTeam.addMember", "opening_not_found")] = AddMemberAsync("openingId"),

        // The organization's application limit keeps the second submission back.
        [("application.info", "application_blocked")] = async (endpoint, _, ashby) =>
        {
            var form = await ashby.ValidAsync("applicationForm.submit");
            await ashby.World.CallAsync("applicationForm.submit", form);
            var second = await ashby.World.CallAsync("applicationForm.submit", form);
            Assert.True((bool)second["formMessages"]!["blocked"]!);
            var id = (string)second["submittedFormInstance"]!["id"]!;
            return [await ashby.CallAsync(endpoint, new() { ["submittedFormInstanceId"] = id })];
        },

        // A plan that people removed leaves its stages with the applications in them.
        [("application.changeStage", "interview_plan_not_found")] = async (endpoint, _, ashby) =>
        {
            var body = await ashby.ValidAsync(endpoint);
            var application = await ashby.World.FirstAsync("application");
            var planId = (string)application["currentInterviewStage"]!["interviewPlanId"]!;
            var plans = ashby.State.InterviewPlans;
            JsonObject plan;
            lock (ashby.Gate)
            {
                plan = plans.Find(planId)!;
                plans.Remove(planId);
            }
            var reply = await ashby.CallAsync(endpoint, body);
            lock (ashby.Gate)
                plans.Save(plan);
            return [reply];
        },
        [("application.changeStage", "communication_template_not_allowed")] = async (
            endpoint,
            _,
            ashby
        ) =>
        {
            var body = await ashby.ValidAsync(endpoint, full: true);
            body["archiveEmail"]!["communicationTemplateId"] = await ashby.World.IdAsync(
                "communicationTemplate",
                template =>
                    !template["intendedTypes"]!.AsArray().Any(type => (string?)type == "email")
            );
            return [await ashby.CallAsync(endpoint, body)];
        },

        // The application was deleted while its offer was written.
        [("offer.create", "application_not_found")] = async (endpoint, _, ashby) =>
        {
            var id = await ApplyAsync(ashby);
            var body = await OfferAsync(ashby, applicationId: id);
            lock (ashby.Gate)
                ashby.State.Applications.Remove(id);
            return [await ashby.CallAsync(endpoint, body)];
        },
        [("offer.create", "opening_state_invalid")] = async (endpoint, _, ashby) =>
        {
            var opening = await ashby.World.CallAsync("opening.create");
            var body = await OfferAsync(ashby, openingId: (string)opening["id"]!);
            return [await ashby.CallAsync(endpoint, body)];
        },
        [("offer.create", "opening_in_use")] = async (endpoint, _, ashby) =>
        {
            var opening = (string)
                (
                    await ashby.World.CallAsync(
                        "opening.create",
                        new() { ["openingState"] = "Open" }
                    )
                )["id"]!;
            await ashby.World.CallAsync(endpoint, await OfferAsync(ashby, openingId: opening));
            return [await ashby.CallAsync(endpoint, await OfferAsync(ashby, openingId: opening))];
        },
    };

    private static Provocation AddMemberAsync(string field) =>
        async (endpoint, _, ashby) =>
        {
            var body = await ashby.ValidAsync(endpoint);
            body.Remove("applicationId");
            body[field] = Provocations.ForeignId;
            return [await ashby.CallAsync(endpoint, body)];
        };

    /// <summary>A filled offer, ready to be created.</summary>
    private static async Task<JsonObject> OfferAsync(
        ErrorSandbox ashby,
        string? applicationId = null,
        string? openingId = null
    )
    {
        var process = await OfferRules.StartProcessAsync(ashby.World, applicationId);
        var body = new JsonObject
        {
            ["offerProcessId"] = process,
            ["offerFormId"] = await OfferRules.OpenFormAsync(ashby.World, process),
        };
        OfferRules.Fill(body, openingId);
        return body;
    }

    private static async Task<string> ApplyAsync(ErrorSandbox ashby)
    {
        var body = await ashby.ValidAsync("application.create");
        var application = await ashby.World.CallAsync("application.create", body);
        return (string)application["id"]!;
    }
}
