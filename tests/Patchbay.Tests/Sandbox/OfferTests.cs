using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox;

public class OfferTests
{
    [Fact]
    public async Task An_offer_goes_from_process_to_form_to_approval_to_the_candidate()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (processId, formId) = await Offers.StartAsync(sandbox);
        var offer = await sandbox.ResultsAsync("offer.create", Offers.Filled(processId, formId));
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
        var (processId, formId) = await Offers.StartAsync(sandbox);
        var offer = await sandbox.ResultsAsync("offer.create", Offers.Filled(processId, formId));
        await sandbox.ResultsAsync("offer.approve", new { offerVersionId = formId });

        var update = Offers.Filled(processId, formId);
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
        var (processId, formId) = await Offers.StartAsync(sandbox);
        var incomplete = Offers.Filled(processId, formId);
        incomplete["offerForm"]!["fieldSubmissions"]!.AsArray().RemoveAt(0);
        Assert.Equal("invalid_input", await sandbox.ErrorAsync("offer.create", incomplete));

        await sandbox.ResultsAsync("offer.create", Offers.Filled(processId, formId));
        Assert.Equal(
            "invalid_input",
            await sandbox.ErrorAsync("offer.create", Offers.Filled(processId, formId))
        );
    }

    [Fact]
    public async Task An_opening_must_be_open_and_serves_one_offer_at_a_time()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var opening = (string)(await sandbox.ResultsAsync("opening.create"))["id"]!;
        var (processId, formId) = await Offers.StartAsync(sandbox);
        Assert.Equal(
            "opening_state_invalid",
            await sandbox.ErrorAsync("offer.create", Offers.Filled(processId, formId, opening))
        );

        await sandbox.ResultsAsync(
            "opening.setOpeningState",
            new { openingId = opening, openingState = "Open" }
        );
        var offer = await sandbox.ResultsAsync(
            "offer.create",
            Offers.Filled(processId, formId, opening)
        );
        Assert.Equal(opening, (string?)offer["latestVersion"]!["openingId"]);

        var (otherProcess, otherForm) = await Offers.StartAsync(sandbox);
        Assert.Equal(
            "opening_in_use",
            await sandbox.ErrorAsync(
                "offer.create",
                Offers.Filled(otherProcess, otherForm, opening)
            )
        );
    }
}
