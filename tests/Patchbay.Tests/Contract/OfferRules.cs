using System.Text.Json.Nodes;

namespace Patchbay.Tests.Contract;

/// <summary>An offer walks process, form, approval: each step needs what the one before it handed out.</summary>
internal static class OfferRules
{
    public static readonly Dictionary<string, StateRule> All = new(StringComparer.Ordinal)
    {
        ["offer.start"] = async (body, world) =>
            body["offerProcessId"] = await StartProcessAsync(world, null),
        ["offer.create"] = async (body, world) =>
        {
            var process = await StartProcessAsync(world, null);
            body["offerProcessId"] = process;
            body["offerFormId"] = await OpenFormAsync(world, process);
            Fill(body);
        },
        ["offer.update"] = StateRules.Now(body => Fill(body)),
        // A version that nobody decided on yet.
        ["offer.approve"] = NamePendingAsync,
        ["offer.startApprovalProcess"] = NamePendingAsync,
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
            Field("_systemfield_start_date", "2027-01-01"),
            Field(
                "_systemfield_salary",
                new JsonObject { ["value"] = 70000, ["currencyCode"] = "EUR" }
            )
        );
        if (openingId is not null)
            fields.Add(Field("_systemfield_opening", openingId));
        body["offerForm"] = new JsonObject { ["fieldSubmissions"] = fields };
    }

    private static async Task NamePendingAsync(JsonObject body, World world) =>
        body["offerVersionId"] = (string)
            (await world.FirstAsync("offer", offer => offer["decidedAt"] is null))[
                "latestVersion"
            ]!["id"]!;

    private static JsonObject Field(string path, JsonNode value) =>
        new() { ["path"] = path, ["value"] = value };
}
