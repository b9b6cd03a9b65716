using System.Text.Json.Nodes;

namespace Patchbay.Tests.Contract;

/// <summary>An offer walks process, form, approval: each step needs what the one before it handed out.</summary>
internal static class OfferRules
{
    public static readonly Dictionary<string, StateRule> All = new(StringComparer.Ordinal)
    {
        ["offer.start"] = async (body, world) =>
            body["offerProcessId"] = await StartProcessAsync(world, null),
        ["offer.create"] = FillNewAsync,
        ["offer.update"] = StateRules.Now(body => Fill(body)),
        // A version that nobody asked approval for yet.
        ["offer.startApprovalProcess"] = async (body, world) =>
            body["offerVersionId"] = await NewVersionAsync(world),
        ["approvalDefinition.update"] = async (body, world) =>
            body["entityId"] = await NewVersionAsync(world),
        // A version whose approval runs, and one of those asked.
        ["offer.approve"] = async (body, world) =>
        {
            var version = await NewVersionAsync(world);
            await world.CallAsync(
                "offer.startApprovalProcess",
                new() { ["offerVersionId"] = version }
            );
            body["offerVersionId"] = version;
            if (!body.ContainsKey("approvalStepId"))
                return;
            var step = (await world.AllAsync("approval"))[^1]["steps"]![0]!;
            body["approvalStepId"] = (string)step["id"]!;
            body["userId"] = (string)step["approvers"]![0]!["userId"]!;
        },
    };

    /// <summary>The id of a new offer process, for some application or for this one.</summary>
    public static async Task<string> StartProcessAsync(World world, string? applicationId) =>
        (string)
            (
                await world.CallAsync(
                    "offerProcess.start",
                    new()
                    {
                        ["applicationId"] = applicationId ?? await world.IdAsync("application"),
                    }
                )
            )["id"]!;

    public static async Task<string> OpenFormAsync(World world, string processId) =>
        (string)
            (await world.CallAsync("offer.start", new() { ["offerProcessId"] = processId }))["id"]!;

    /// <summary>The two fields that every offer needs, and the opening that it is for.</summary>
    public static void Fill(JsonObject body, string? openingId = null)
    {
        var fields = new JsonArray(
            FilledForm.Submission("_systemfield_start_date", "2027-01-01"),
            FilledForm.Submission(
                "_systemfield_salary",
                new JsonObject { ["value"] = 70000, ["currencyCode"] = "EUR" }
            )
        );
        if (openingId is not null)
            fields.Add(FilledForm.Submission("_systemfield_opening", openingId));
        body["offerForm"] = new JsonObject { ["fieldSubmissions"] = fields };
    }

    private static async Task FillNewAsync(JsonObject body, World world)
    {
        var process = await StartProcessAsync(world, null);
        body["offerProcessId"] = process;
        body["offerFormId"] = await OpenFormAsync(world, process);
        Fill(body);
    }

    private static async Task<string> NewVersionAsync(World world)
    {
        var offer = new JsonObject();
        await FillNewAsync(offer, world);
        var made = await world.CallAsync("offer.create", offer);
        return (string)made["latestVersion"]!["id"]!;
    }
}
