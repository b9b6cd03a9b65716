using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox;

/// <summary>Offers made by calls: a process, a form, and the form filled in.</summary>
internal static class Offers
{
    public static async Task<JsonNode> CreateAsync(RunningSandbox sandbox, Applications application)
    {
        var (processId, formId) = await StartAsync(sandbox, application.Id);
        return await sandbox.ResultsAsync("offer.create", Filled(processId, formId));
    }

    public static async Task<(string ProcessId, string FormId)> StartAsync(
        RunningSandbox sandbox,
        string? applicationId = null
    )
    {
        applicationId ??= (await Applications.CreateAsync(sandbox)).Id;
        var process = await sandbox.ResultsAsync("offerProcess.start", new { applicationId });
        Assert.Equal("WaitingOnOfferCreation", (string?)process["status"]);
        var form = await sandbox.ResultsAsync(
            "offer.start",
            new { offerProcessId = (string)process["id"]! }
        );
        return ((string)process["id"]!, (string)form["id"]!);
    }

    public static JsonObject Filled(string processId, string formId, string? openingId = null)
    {
        var fields = new JsonArray(
            Field("_systemfield_start_date", "2026-09-01"),
            Field(
                "_systemfield_salary",
                new JsonObject { ["value"] = 70000, ["currencyCode"] = "EUR" }
            )
        );
        if (openingId is not null)
            fields.Add(Field("_systemfield_opening", openingId));
        return new JsonObject
        {
            ["offerProcessId"] = processId,
            ["offerFormId"] = formId,
            ["offerForm"] = new JsonObject { ["fieldSubmissions"] = fields },
        };
    }

    private static JsonObject Field(string path, JsonNode value) =>
        new() { ["path"] = path, ["value"] = value };
}
