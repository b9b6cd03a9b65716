using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox;

public class ApprovalTests
{
    [Fact]
    public async Task An_offer_is_approved_step_by_step_by_those_who_were_asked()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (id, _) = await OfferAsync(sandbox);
        var drafted = await ApprovalAsync(sandbox, id);
        Assert.Null(drafted["submittedAt"]);
        Assert.Equal(2, drafted["steps"]!.AsArray().Count);

        await sandbox.ResultsAsync("offer.startApprovalProcess", new { offerVersionId = id });
        var asked = await ApprovalAsync(sandbox, id);
        Assert.NotNull(asked["submittedAt"]);
        Assert.NotNull(Approver(asked, 0)["requestedAt"]);
        Assert.False(Approver(asked, 1).AsObject().ContainsKey("requestedAt"));
        Assert.Equal("invalid_input", await ApproveErrorAsync(sandbox, id, asked, step: 1));

        var half = await ApproveAsync(sandbox, id, asked, step: 0);
        Assert.Equal("WaitingOnOfferApproval", (string?)half["offerStatus"]);
        Assert.Equal("WaitingOnApprovals", (string?)half["latestVersion"]!["approvalStatus"]);
        var whole = await ApproveAsync(sandbox, id, asked, step: 1);
        Assert.Equal("WaitingOnCandidateResponse", (string?)whole["offerStatus"]);
        Assert.Equal("Approved", (string?)whole["latestVersion"]!["approvalStatus"]);
        var done = await ApprovalAsync(sandbox, id);
        Assert.NotNull(done["completedAt"]);
        Assert.Equal("approve", (string?)Approver(done, 1)["decision"]);
        Assert.Equal(
            "invalid_input",
            await sandbox.ErrorAsync("offer.approve", new { offerVersionId = id })
        );
    }

    [Fact]
    public async Task Forcing_an_approval_completes_every_step_that_is_open()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (id, _) = await OfferAsync(sandbox);
        await sandbox.ResultsAsync("offer.approve", new { offerVersionId = id });
        var approval = await ApprovalAsync(sandbox, id);
        Assert.All(approval["steps"]!.AsArray(), step => Assert.NotNull(step!["completedAt"]));
    }

    [Fact]
    public async Task Steps_that_were_defined_are_the_steps_that_count()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (id, _) = await OfferAsync(sandbox);
        var users = (await sandbox.CallAsync("user.list")).Ids.Take(3).ToList();
        var definition = await sandbox.ResultsAsync(
            "approvalDefinition.update",
            Definition(id, required: 2, users, submit: true)
        );
        Assert.Equal("Offer", (string?)definition["entityType"]);

        var approval = await ApprovalAsync(sandbox, id);
        Assert.Equal((string?)definition["id"], (string?)approval["approvalDefinitionId"]);
        var step = Assert.Single(approval["steps"]!.AsArray())!;
        Assert.Equal(
            users,
            step["approvers"]!.AsArray().Select(approver => (string)approver!["userId"]!)
        );
        var first = await StepAsync(sandbox, id, approval, users[0]);
        Assert.Equal("WaitingOnOfferApproval", (string?)first["offerStatus"]);
        // The same yes twice is one yes.
        first = await StepAsync(sandbox, id, approval, users[0]);
        Assert.Equal("WaitingOnOfferApproval", (string?)first["offerStatus"]);
        var second = await StepAsync(sandbox, id, approval, users[2]);
        Assert.Equal("WaitingOnCandidateResponse", (string?)second["offerStatus"]);
    }

    [Fact]
    public async Task No_steps_skip_the_approval_and_impossible_ones_are_refused()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (id, offerId) = await OfferAsync(sandbox);
        var users = (await sandbox.CallAsync("user.list")).Ids.Take(2).ToList();
        foreach (var required in new[] { 0, 3 })
            Assert.Equal(
                "invalid_input",
                await sandbox.ErrorAsync(
                    "approvalDefinition.update",
                    Definition(id, required, users)
                )
            );

        var none = Definition(id, 1, users);
        none["approvalStepDefinitions"] = new JsonArray();
        await sandbox.ResultsAsync("approvalDefinition.update", none);
        var offer = await sandbox.ResultsAsync("offer.info", new { offerId });
        Assert.Equal("WaitingOnCandidateResponse", (string?)offer["offerStatus"]);
        Assert.Equal("Pending", (string?)offer["acceptanceStatus"]);
        Assert.Null(offer["latestVersion"]!["approvalStatus"]);
        Assert.Empty((await sandbox.CallAsync("approval.list", new { entityId = id })).Results);
        Assert.Equal("invalid_input", await sandbox.ErrorAsync("approvalDefinition.update", none));
    }

    [Fact]
    public async Task Without_a_hiring_manager_an_offer_waits_for_its_approval_to_be_defined()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var application = await Applications.CreateAsync(sandbox);
        var team = (await application.InfoAsync(sandbox))["hiringTeam"]!.AsArray();
        var manager = team.Single(member => (string?)member!["role"] == "Hiring Manager")!;
        var roles = await sandbox.ResultsAsync("applicationHiringTeamRole.list");
        await sandbox.ResultsAsync(
            "application.removeHiringTeamMember",
            new
            {
                applicationId = application.Id,
                teamMemberId = (string)manager["userId"]!,
                roleId = (string)
                    roles.AsArray().Single(role => (string?)role!["title"] == "Hiring Manager")![
                        "id"
                    ]!,
            }
        );
        var offer = await Offers.CreateAsync(sandbox, application);
        Assert.Equal("WaitingOnApprovalDefinition", (string?)offer["offerStatus"]);
        var id = (string)offer["latestVersion"]!["id"]!;
        var start = new { offerVersionId = id };
        Assert.Equal(
            "invalid_input",
            await sandbox.ErrorAsync("offer.startApprovalProcess", start)
        );
        await sandbox.ResultsAsync(
            "approvalDefinition.update",
            Definition(id, 1, [await sandbox.FirstIdAsync("user.list")])
        );
        var started = await sandbox.ResultsAsync("offer.startApprovalProcess", start);
        Assert.Equal("WaitingOnOfferApproval", (string?)started["offerStatus"]);
    }

    [Fact]
    public async Task An_opening_that_is_set_to_approved_completes_its_approval()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var pending = (await sandbox.ResultsAsync("approval.list", new { entityType = "opening" }))[
            0
        ]!;
        Assert.Null(pending["completedAt"]);
        var openingId = (string)pending["entityId"]!;
        await sandbox.ResultsAsync(
            "opening.setOpeningState",
            new { openingId, openingState = "Approved" }
        );
        Assert.NotNull((await ApprovalAsync(sandbox, openingId))["completedAt"]);
    }

    private static async Task<(string VersionId, string OfferId)> OfferAsync(RunningSandbox sandbox)
    {
        var offer = await Offers.CreateAsync(sandbox, await Applications.CreateAsync(sandbox));
        return ((string)offer["latestVersion"]!["id"]!, (string)offer["id"]!);
    }

    private static async Task<JsonNode> ApprovalAsync(RunningSandbox sandbox, string entityId) =>
        Assert.Single((await sandbox.ResultsAsync("approval.list", new { entityId })).AsArray())!;

    private static JsonNode Approver(JsonNode approval, int step) =>
        approval["steps"]![step]!["approvers"]![0]!;

    private static Task<JsonNode> ApproveAsync(
        RunningSandbox sandbox,
        string id,
        JsonNode approval,
        int step
    ) => sandbox.ResultsAsync("offer.approve", Step(id, approval, step));

    private static Task<string> ApproveErrorAsync(
        RunningSandbox sandbox,
        string id,
        JsonNode approval,
        int step
    ) => sandbox.ErrorAsync("offer.approve", Step(id, approval, step));

    private static Task<JsonNode> StepAsync(
        RunningSandbox sandbox,
        string id,
        JsonNode approval,
        string userId
    )
    {
        var step = Step(id, approval, 0);
        step["userId"] = userId;
        return sandbox.ResultsAsync("offer.approve", step);
    }

    private static JsonObject Step(string id, JsonNode approval, int step) =>
        new()
        {
            ["offerVersionId"] = id,
            ["approvalStepId"] = (string)approval["steps"]![step]!["id"]!,
            ["userId"] = (string)Approver(approval, step)["userId"]!,
        };

    private static JsonObject Definition(
        string id,
        int required,
        IEnumerable<string> users,
        bool submit = false
    ) =>
        new()
        {
            ["entityType"] = "offer",
            ["entityId"] = id,
            ["approvalStepDefinitions"] = new JsonArray(
                new JsonObject
                {
                    ["approvalsRequired"] = required,
                    ["approvers"] = new JsonArray([
                        .. users.Select(user => new JsonObject
                        {
                            ["userId"] = user,
                            ["type"] = "user",
                        }),
                    ]),
                }
            ),
            ["submitApprovalRequest"] = submit,
        };
}
