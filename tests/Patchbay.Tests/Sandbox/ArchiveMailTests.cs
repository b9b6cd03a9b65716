using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox;

public class ArchiveMailTests
{
    [Theory]
    [InlineData(null, "2026-06-02T09:32:00.000Z")]
    [InlineData("2026-06-05T12:00:00Z", "2026-06-05T12:00:00.000Z")]
    [InlineData("2026-05-01T12:00:00Z", "2026-06-01T09:00:00.000Z")]
    public async Task A_rejection_goes_out_next_morning_or_when_asked_and_a_past_time_means_now(
        string? asked,
        string sent
    )
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var candidateId = await CandidateAsync(sandbox, "ada@example.com");
        var application = await Applications.CreateAsync(sandbox, candidateId: candidateId);
        var request = await RejectionAsync(sandbox, application);
        if (asked is not null)
            request["archiveEmail"]!["sendAt"] = asked;
        await sandbox.ResultsAsync("application.changeStage", request);
        var mail = Assert.Single(Mail(sandbox));
        Assert.Equal("ada@example.com", (string?)mail["to"]);
        Assert.Equal(sent, (string?)mail["sendAt"]);
        Assert.Equal(application.Id, (string?)mail["applicationId"]);
        Assert.Equal(
            (string?)request["archiveEmail"]!["communicationTemplateId"],
            (string?)mail["communicationTemplateId"]
        );

        // Archived already: no second mail.
        await sandbox.ResultsAsync("application.changeStage", request);
        Assert.Single(Mail(sandbox));
    }

    [Fact]
    public async Task When_the_mail_cannot_go_out_the_stage_stays()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var candidateId = await CandidateAsync(sandbox, email: null);
        var application = await Applications.CreateAsync(sandbox, candidateId: candidateId);
        var request = await RejectionAsync(sandbox, application);
        Assert.Equal("invalid_input", await sandbox.ErrorAsync("application.changeStage", request));
        var after = await application.InfoAsync(sandbox);
        Assert.Equal("Lead", (string?)after["status"]);
        Assert.Single(after["applicationHistory"]!.AsArray());
        Assert.Empty(Mail(sandbox));

        request.Remove("archiveEmail");
        await sandbox.ResultsAsync("application.changeStage", request);
        Assert.Equal("Archived", (string?)(await application.InfoAsync(sandbox))["status"]);
    }

    private static IEnumerable<JsonObject> Mail(RunningSandbox sandbox) =>
        sandbox.Server.Sandbox.State.Mail.After(-1).Select(entry => entry.Record);

    private static async Task<string> CandidateAsync(RunningSandbox sandbox, string? email)
    {
        var candidate = new JsonObject { ["name"] = "Ada Applicant" };
        if (email is not null)
            candidate["email"] = email;
        return (string)(await sandbox.ResultsAsync("candidate.create", candidate))["id"]!;
    }

    private static async Task<JsonObject> RejectionAsync(
        RunningSandbox sandbox,
        Applications application
    ) =>
        new()
        {
            ["applicationId"] = application.Id,
            ["interviewStageId"] = application.Stage("Archived"),
            ["archiveReasonId"] = await sandbox.FirstIdAsync("archiveReason.list"),
            ["archiveEmail"] = new JsonObject
            {
                ["communicationTemplateId"] = await sandbox.FirstIdAsync(
                    "communicationTemplate.list"
                ),
            },
        };
}
