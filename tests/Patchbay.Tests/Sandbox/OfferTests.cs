using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox;

public class OfferTests
{
    [Fact]
    public async Task An_offer_goes_from_process_to_form_to_approval_to_the_candidate()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (processId, formId) = await StartAsync(sandbox);
        var offer = await sandbox.ResultsAsync("offer.create", Filled(processId, formId));
        Assert.Equal("WaitingOnApprovalStart", (string?)offer["offerStatus"]);
        Assert.Equal("Created", (string?)offer["acceptanceStatus"]);
        Assert.Equal("2026-09-01", (string?)offer["latestVersion"]!["startDate"]);
        Assert.Equal(formId, (string?)offer["latestVersion"]!["id"]);

        var asked = await sandbox.ResultsAsync(
            "offer.startApprovalProcess",
            new { offerVersionId = formId }
        );
        Assert.Equal("WaitingOnOfferApproval", (string?)asked["offerStatus"]);
        var approved = await sandbox.ResultsAsync("offer.approve", new { offerVersionId = formId });
        Assert.Equal("WaitingOnCandidateResponse", (string?)approved["offerStatus"]);
        Assert.Equal("Pending", (string?)approved["acceptanceStatus"]);
        Assert.Equal("Approved", (string?)approved["versions"]![0]!["approvalStatus"]);

        var listed = await sandbox.CallAsync(
            "offer.list",
            new { applicationId = (string)offer["applicationId"]! }
        );
        Assert.Equal([(string)offer["id"]!], listed.Ids);
        Assert.DoesNotContain("versions", listed.Results[0]!.AsObject());
    }

    [Fact]
    public async Task A_change_is_a_new_version_whose_approval_begins_anew()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (processId, formId) = await StartAsync(sandbox);
        var offer = await sandbox.ResultsAsync("offer.create", Filled(processId, formId));
        await sandbox.ResultsAsync("offer.approve", new { offerVersionId = formId });

        var update = Filled(processId, formId);
        update["offerId"] = (string)offer["id"]!;
        var changed = await sandbox.ResultsAsync("offer.update", update);
        Assert.Equal(2, changed["versions"]!.AsArray().Count);
        Assert.Equal("WaitingOnApprovalStart", (string?)changed["offerStatus"]);
        Assert.Equal(
            "invalid_input",
            await sandbox.ErrorAsync("offer.approve", new { offerVersionId = formId })
        );
    }

    [Fact]
    public async Task A_form_is_filled_once_and_completely()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (processId, formId) = await StartAsync(sandbox);
        var incomplete = Filled(processId, formId);
        incomplete["offerForm"]!["fieldSubmissions"]!.AsArray().RemoveAt(0);
        Assert.Equal("invalid_input", await sandbox.ErrorAsync("offer.create", incomplete));

        await sandbox.ResultsAsync("offer.create", Filled(processId, formId));
        Assert.Equal(
            "invalid_input",
            await sandbox.ErrorAsync("offer.create", Filled(processId, formId))
        );
    }

    [Fact]
    public async Task An_opening_must_be_open_and_serves_one_offer_at_a_time()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var opening = (string)(await sandbox.ResultsAsync("opening.create"))["id"]!;
        var (processId, formId) = await StartAsync(sandbox);
        Assert.Equal(
            "opening_state_invalid",
            await sandbox.ErrorAsync("offer.create", Filled(processId, formId, opening))
        );

        await sandbox.ResultsAsync(
            "opening.setOpeningState",
            new { openingId = opening, openingState = "Open" }
        );
        var offer = await sandbox.ResultsAsync("offer.create", Filled(processId, formId, opening));
        Assert.Equal(opening, (string?)offer["latestVersion"]!["openingId"]);

        var (otherProcess, otherForm) = await StartAsync(sandbox);
        Assert.Equal(
            "opening_in_use",
            await sandbox.ErrorAsync("offer.create", Filled(otherProcess, otherForm, opening))
        );
    }

    private static async Task<(string ProcessId, string FormId)> StartAsync(RunningSandbox sandbox)
    {
        var application = await Applications.CreateAsync(sandbox);
        var process = await sandbox.ResultsAsync(
            "offerProcess.start",
            new { applicationId = application.Id }
        );
        Assert.Equal("WaitingOnOfferCreation", (string?)process["status"]);
        var form = await sandbox.ResultsAsync(
            "offer.start",
            new { offerProcessId = (string)process["id"]! }
        );
        return ((string)process["id"]!, (string)form["id"]!);
    }

    private static JsonObject Filled(string processId, string formId, string? openingId = null)
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
