using Patchbay.AshbySandbox.Contract;

namespace Patchbay.Tests.Sandbox;

public class ContractTests
{
    public static TheoryData<string> Endpoints => [.. AshbyContract.Embedded.Endpoints.Keys];

    [Fact]
    public void Every_endpoint_that_a_key_can_call_is_there() =>
        Assert.Equal(160, AshbyContract.Embedded.Endpoints.Count);

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task An_empty_body_is_answered_in_Ashbys_shape(string method)
    {
        await using var sandbox = await RunningSandbox.StartAsync(candidates: 10);
        var reply = await sandbox.CallAsync(method);
        Assert.Equal(200, reply.Status);
        if (reply.Succeeded)
            Assert.True(reply.Json.ContainsKey("results"));
        else
            Assert.Equal(reply.ErrorCode, (string?)reply.Json["errors"]![0]);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task A_key_needs_the_permission_of_the_endpoint_and_no_other(string method)
    {
        await using var sandbox = await RunningSandbox.StartAsync(candidates: 10);
        var permission = AshbyContract.Embedded.Endpoints[method].Permission;
        var all = AshbyContract.Embedded.Permissions.ToList();
        var without = sandbox.Server.AddKey(
            "Without",
            [.. all.Where(known => known != permission)]
        );
        var with = sandbox.Server.AddKey("With", permission);

        var refused = await sandbox.CallAsync(method, key: without.Secret);
        Assert.Equal(403, refused.Status);
        Assert.Equal("missing_endpoint_permission", refused.ErrorCode);
        Assert.Equal(200, (await sandbox.CallAsync(method, key: with.Secret)).Status);
    }

    // What made-up values cannot do, and how it is refused. Each has tests of its own.
    private static readonly Dictionary<string, string> Refused = new()
    {
        ["application.updateHistory"] = "invalid_input",
        ["applicationFeedback.submit"] = "feedback_form_definition_not_found",
        ["applicationForm.submit"] = "invalid_input",
        ["approvalDefinition.update"] = "offer_version_not_found",
        ["assessment.addCompletedToCandidate"] = "invalid_input",
        ["assessment.update"] = "invalid_input",
        ["candidate.anonymize"] = "invalid_input",
        ["candidate.search"] = "invalid_input",
        ["candidate.uploadFile"] = "invalid_input",
        ["candidate.uploadResume"] = "invalid_input",
        ["customField.setValue"] = "application_not_found",
        ["customField.setValues"] = "application_not_found",
        ["customField.updateSelectableValues"] = "invalid_input",
        ["file.info"] = "invalid_input",
        ["interviewSchedule.create"] = "user_not_found",
        ["interviewSchedule.update"] = "invalid_input",
        ["job.setStatus"] = "invalid_input",
        ["job.update"] = "invalid_input",
        ["location.move"] = "invalid_input",
        ["location.updateWorkplaceType"] = "invalid_input", // the first location is a region
        ["offer.approve"] = "offer_version_not_found",
        ["offer.create"] = "offer_process_not_found",
        ["offer.start"] = "offer_process_not_found",
        ["offer.startApprovalProcess"] = "offer_version_not_found",
        ["offer.update"] = "invalid_input",
        ["referral.create"] = "referral_form_not_found",
        ["surveySubmission.create"] = "invalid_input",
        ["user.deleteInterviewerPause"] = "interviewer_pause_not_found",
        ["user.setCustomFieldValue"] = "invalid_input",
        ["user.setCustomFieldValues"] = "invalid_input",
        ["webhook.delete"] = "webhook_not_found",
        ["webhook.info"] = "webhook_not_found",
        ["webhook.update"] = "invalid_input",
    };

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Required_fields_are_enough(string method)
    {
        await using var sandbox = await RunningSandbox.StartAsync(candidates: 10);
        var reply = await sandbox.CallAsync(
            method,
            RequestExample.Minimal(sandbox, method).ToJsonString()
        );
        Assert.Equal(200, reply.Status);
        Assert.Equal(
            Refused.GetValueOrDefault(method, "success"),
            reply.Succeeded ? "success" : reply.ErrorCode
        );
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task A_full_request_is_answered_within_the_contract(string method)
    {
        await using var sandbox = await RunningSandbox.StartAsync(candidates: 10);
        var reply = await sandbox.CallAsync(
            method,
            RequestExample.Full(sandbox, method).ToJsonString()
        );
        Assert.Equal(200, reply.Status);
    }
}
