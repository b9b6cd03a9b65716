using System.Text.Json.Nodes;

namespace Patchbay.Tests.Contract;

/// <summary>Inputs of interviews, feedback, offers and referrals, made to fit what stands in the sandbox.</summary>
internal static class InterviewAndOfferRules
{
    public static readonly Dictionary<string, Func<JsonObject, World, Task>> ByAction = new(
        StringComparer.Ordinal
    )
    {
        ["ashby_create_interview_schedule"] = Now(
            (input, world) =>
            {
                var wanted = input["interviewEvents"]!.AsArray();
                if (wanted.Count == 0)
                    wanted.Add(new JsonObject());
                foreach (var item in wanted)
                    FillEvent(item!.AsObject(), world);
            }
        ),
        ["ashby_update_interview_schedule"] = async (input, world) =>
        {
            // Only the key that made a schedule may change it.
            var first = new JsonObject();
            FillEvent(first, world);
            var schedule = await world.CallAsync(
                "interviewSchedule.create",
                new JsonObject
                {
                    ["applicationId"] = (string)world.All("application").First()["id"]!,
                    ["interviewEvents"] = new JsonArray(first),
                }
            );
            input["interviewScheduleId"] = (string)schedule["id"]!;
            var wanted = input["interviewEvent"]!.AsObject();
            FillEvent(wanted, world);
            if (wanted.ContainsKey("interviewEventId"))
                wanted["interviewEventId"] = (string)schedule["interviewEvents"]![0]!["id"]!;
        },
        ["ashby_submit_application_feedback"] = Now(
            (input, world) =>
            {
                var form = world.All("feedbackFormDefinition").First();
                input["formDefinitionId"] = (string)form["id"]!;
                input["feedbackForm"]!["fieldSubmissions"] = FilledForm.Submissions(
                    form["formDefinition"]!
                );
                if (!input.ContainsKey("interviewEventId"))
                    return;
                var interviewed = world.All("interviewEvent").First();
                input["interviewEventId"] = (string)interviewed["id"]!;
                input["applicationId"] = (string)
                    world
                        .All("interviewSchedule")
                        .First(schedule =>
                            (string?)schedule["id"] == (string?)interviewed["interviewScheduleId"]
                        )["applicationId"]!;
                input["userId"] = (string)interviewed["interviewerUserIds"]![0]!;
            }
        ),
        ["ashby_add_interviewer_pool_user"] = Now(
            (input, world) =>
            {
                if (input.ContainsKey("interviewerPoolTrainingPathStageId"))
                    input["interviewerPoolTrainingPathStageId"] = (string)
                        world.All("interviewerPool").First()["trainingPath"]!["trainingStages"]![
                            0
                        ]!["id"]!;
            }
        ),
        ["ashby_create_referral"] = Now(
            (input, world) =>
            {
                var form = world.All("referralForm").First();
                input["id"] = (string)form["id"]!;
                var fields = FilledForm.Submissions(form["formDefinition"]!);
                fields.Add(
                    FilledForm.Submission(
                        "_systemfield_job",
                        world.Id("job", job => (string?)job["status"] == "Open")
                    )
                );
                input["fieldSubmissions"] = fields;
            }
        ),
        ["ashby_start_offer"] = async (input, world) =>
            input["offerProcessId"] = await ProcessAsync(world),
        ["ashby_create_offer"] = FillNewOfferAsync,
        ["ashby_update_offer"] = Now((input, _) => FillOffer(input)),
        ["ashby_start_offer_approval_process"] = async (input, world) =>
            input["offerVersionId"] = await NewVersionAsync(world),
        ["ashby_update_approval_definition"] = async (input, world) =>
            input["entityId"] = await NewVersionAsync(world),
        ["ashby_approve_offer"] = async (input, world) =>
        {
            var version = await NewVersionAsync(world);
            await world.CallAsync(
                "offer.startApprovalProcess",
                new JsonObject { ["offerVersionId"] = version }
            );
            input["offerVersionId"] = version;
            if (!input.ContainsKey("approvalStepId"))
                return;
            var step = world.All("approval").Last()["steps"]![0]!;
            input["approvalStepId"] = (string)step["id"]!;
            input["userId"] = (string)step["approvers"]![0]!["userId"]!;
        },
    };

    private static Func<JsonObject, World, Task> Now(Action<JsonObject, World> rule) =>
        (input, world) =>
        {
            rule(input, world);
            return Task.CompletedTask;
        };

    private static void FillEvent(JsonObject wanted, World world)
    {
        wanted["startTime"] = "2027-03-14T09:30:00Z";
        wanted["endTime"] = "2027-03-14T10:30:00Z";
        wanted["interviewers"] = new JsonArray(
            new JsonObject { ["email"] = (string)world.All("user").First()["email"]! }
        );
    }

    private static async Task<string> ProcessAsync(World world)
    {
        var application = (string)world.All("application").First()["id"]!;
        var process = await world.CallAsync(
            "offerProcess.start",
            new JsonObject { ["applicationId"] = application }
        );
        return (string)process["id"]!;
    }

    private static void FillOffer(JsonObject input) =>
        input["offerForm"]!["fieldSubmissions"] = new JsonArray(
            FilledForm.Submission("_systemfield_start_date", "2027-01-01"),
            FilledForm.Submission(
                "_systemfield_salary",
                new JsonObject { ["value"] = 70000, ["currencyCode"] = "EUR" }
            )
        );

    private static async Task FillNewOfferAsync(JsonObject input, World world)
    {
        var process = await ProcessAsync(world);
        var form = await world.CallAsync(
            "offer.start",
            new JsonObject { ["offerProcessId"] = process }
        );
        input["offerProcessId"] = process;
        input["offerFormId"] = (string)form["id"]!;
        FillOffer(input);
    }

    private static async Task<string> NewVersionAsync(World world)
    {
        var offer = new JsonObject { ["offerForm"] = new JsonObject() };
        await FillNewOfferAsync(offer, world);
        var made = await world.CallAsync("offer.create", offer);
        return (string)made["latestVersion"]!["id"]!;
    }
}
