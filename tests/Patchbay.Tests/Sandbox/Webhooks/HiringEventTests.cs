using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox.Webhooks;

public class HiringEventTests
{
    [Fact]
    public async Task A_schedule_is_created_and_updated_at_once_then_updated_with_its_candidate()
    {
        await using var listening = await Listening.StartAsync();
        var sandbox = listening.Sandbox;
        var application = await Applications.CreateAsync(sandbox);
        await sandbox.DeliveriesTriedAsync();
        JsonNode? schedule = null;

        var created = await listening.AfterAsync(async () =>
            schedule = await sandbox.ScheduleAsync(application.Id)
        );
        Assert.Equal(
            ["interviewScheduleCreate", "interviewScheduleUpdate"],
            created.Select(sent => sent.Action)
        );
        Assert.Single(created.Select(sent => sent.ActionId).Distinct());
        var asCreated = created[0].Data["interviewSchedule"]!;
        Assert.Single(asCreated["interviewEvents"]!.AsArray());
        Assert.DoesNotContain("candidateId", asCreated.AsObject());
        Assert.Equal(
            application.CandidateId,
            (string?)created[1].Data["interviewSchedule"]!["candidateId"]
        );

        var added = await listening.AfterAsync(async () =>
            await sandbox.ResultsAsync(
                "interviewSchedule.update",
                new JsonObject
                {
                    ["interviewScheduleId"] = (string?)schedule!["id"],
                    ["interviewEvent"] = await sandbox.InterviewAsync(day: 4),
                }
            )
        );
        Assert.Equal("interviewScheduleUpdate", Assert.Single(added).Action);
        Assert.Equal(2, added[0].Data["interviewSchedule"]!["interviewEvents"]!.AsArray().Count);

        var cancelled = await listening.AfterAsync(() =>
            sandbox.ResultsAsync("interviewSchedule.cancel", new { id = (string?)schedule!["id"] })
        );
        Assert.Equal("interviewScheduleUpdate", Assert.Single(cancelled).Action);
        Assert.Equal("Cancelled", (string?)cancelled[0].Data["interviewSchedule"]!["status"]);
    }

    [Fact]
    public async Task A_candidate_is_asked_for_their_time_and_says_it()
    {
        await using var listening = await Listening.StartAsync("interviewScheduleUpdate");
        var sandbox = listening.Sandbox;
        var application = await Applications.CreateAsync(sandbox);
        var schedule = await sandbox.ScheduleAsync(application.Id);
        var interviewScheduleId = (string)schedule["id"]!;
        await sandbox.ResultsAsync(
            "interviewSchedule.update",
            new
            {
                interviewScheduleId,
                interviewEventIdToCancel = (string?)schedule["interviewEvents"]![0]!["id"],
            }
        );
        await sandbox.DeliveriesTriedAsync();
        Assert.Equal(
            "invalid_input",
            await sandbox.ActErrorAsync("schedule.submitAvailability", new { interviewScheduleId })
        );

        var events = await listening.AfterAsync(async () =>
        {
            await sandbox.ActAsync("schedule.requestAvailability", new { interviewScheduleId });
            await sandbox.ActAsync("schedule.submitAvailability", new { interviewScheduleId });
        });

        Assert.Equal(
            ["WaitingOnCandidateAvailability", "CandidateAvailabilitySubmitted"],
            events.Select(sent => (string?)sent.Data["interviewSchedule"]!["status"])
        );
    }

    [Fact]
    public async Task An_offer_is_created_approved_changed_and_accepted()
    {
        await using var listening = await Listening.StartAsync();
        var sandbox = listening.Sandbox;
        var application = await Applications.CreateAsync(sandbox);
        await sandbox.DeliveriesTriedAsync();
        JsonNode? offer = null;

        var created = await listening.AfterAsync(async () =>
            offer = await sandbox.MakeOfferAsync(application.Id)
        );
        Assert.Equal("offerCreate", Assert.Single(created).Action);
        var data = created[0].Data["offer"]!;
        Assert.Single(data["versions"]!.AsArray());
        Assert.NotNull(data["formDefinition"]);
        var offerId = (string)offer!["id"]!;
        Assert.Equal("invalid_input", await sandbox.ActErrorAsync("offer.accept", new { offerId }));

        var approved = await listening.AfterAsync(() =>
            sandbox.ResultsAsync(
                "offer.approve",
                new { offerVersionId = (string?)offer!["latestVersion"]!["id"] }
            )
        );
        Assert.Equal("offerUpdate", Assert.Single(approved).Action);

        sandbox.Clock.Advance(TimeSpan.FromHours(1));
        var accepted = await listening.AfterAsync(() =>
            sandbox.ActAsync("offer.accept", new { offerId })
        );
        Assert.Equal("offerUpdate", Assert.Single(accepted).Action);
        data = accepted[0].Data["offer"]!;
        Assert.Equal("CandidateAccepted", (string?)data["offerStatus"]);
        Assert.Equal("Accepted", (string?)data["acceptanceStatus"]);
        Assert.Equal("2026-06-01T10:00:00.000Z", (string?)data["decidedAt"]);
        Assert.Equal(
            "invalid_input",
            await sandbox.ActErrorAsync("offer.decline", new { offerId })
        );
    }

    [Fact]
    public async Task An_offer_that_was_declined_is_decided()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var application = await Applications.CreateAsync(sandbox);
        var offerId = await sandbox.SendOfferAsync(application.Id);
        await sandbox.ActAsync("offer.decline", new { offerId });
        var offer = await sandbox.ResultsAsync("offer.info", new { offerId });
        Assert.Equal("CandidateRejected", (string?)offer["offerStatus"]);
        Assert.Equal("Declined", (string?)offer["acceptanceStatus"]);
        Assert.NotNull(offer["decidedAt"]);
    }

    [Fact]
    public async Task An_offer_that_is_deleted_leaves_its_ids_and_room_for_another()
    {
        await using var listening = await Listening.StartAsync();
        var sandbox = listening.Sandbox;
        var application = await Applications.CreateAsync(sandbox);
        var offerId = await sandbox.SendOfferAsync(application.Id);
        await sandbox.DeliveriesTriedAsync();

        var events = await listening.AfterAsync(() =>
            sandbox.ActAsync("offer.delete", new { offerId })
        );

        var sent = Assert.Single(events);
        Assert.Equal("offerDelete", sent.Action);
        Assert.True(
            JsonNode.DeepEquals(
                new JsonObject { ["id"] = offerId, ["applicationId"] = application.Id },
                sent.Data["offer"]
            )
        );
        Assert.Equal("offer_not_found", await sandbox.ErrorAsync("offer.info", new { offerId }));
        await sandbox.MakeOfferAsync(application.Id);
    }

    [Theory]
    [InlineData("Questionnaire", true)]
    [InlineData("CandidateDataConsent", true)]
    [InlineData("Diversity", false)]
    [InlineData("EEOC", false)]
    public async Task A_survey_tells_its_answers_unless_they_are_nobody_s_business(
        string surveyType,
        bool tellsAnswers
    )
    {
        await using var listening = await Listening.StartAsync();
        var sandbox = listening.Sandbox;
        var application = await Applications.CreateAsync(sandbox);
        await sandbox.DeliveriesTriedAsync();
        JsonNode? answered = null;
        var events = await listening.AfterAsync(async () =>
            answered = await sandbox.AnswerSurveyAsync(application, surveyType)
        );
        var sent = Assert.Single(events);
        Assert.Equal("surveySubmit", sent.Action);
        var submission = sent.Data["surveySubmission"]!;
        Assert.Equal((string?)answered!["id"], (string?)submission["id"]);
        Assert.Equal(tellsAnswers, submission["submittedValues"] is JsonObject { Count: 1 });
        Assert.Equal(tellsAnswers, submission.AsObject().ContainsKey("submittedValues"));
    }

    [Fact]
    public async Task An_application_is_pushed_to_the_hris()
    {
        await using var listening = await Listening.StartAsync();
        var sandbox = listening.Sandbox;
        var application = await Applications.CreateAsync(sandbox);
        await sandbox.DeliveriesTriedAsync();
        var events = await listening.AfterAsync(() =>
            sandbox.ActAsync("application.pushToHris", new { applicationId = application.Id })
        );
        var sent = Assert.Single(events);
        Assert.Equal("pushToHRIS", sent.Action);
        Assert.Equal(application.Id, (string?)sent.Data["application"]!["id"]);
    }

    [Fact]
    public async Task A_signature_to_an_offer_is_asked_for_and_given()
    {
        await using var listening = await Listening.StartAsync();
        var sandbox = listening.Sandbox;
        var application = await Applications.CreateAsync(sandbox);
        var offer = await sandbox.MakeOfferAsync(application.Id);
        await sandbox.DeliveriesTriedAsync();
        var events = await listening.AfterAsync(async () =>
        {
            var request = await sandbox.ActAsync(
                "signatureRequest.send",
                new { offerId = (string?)offer["id"] }
            );
            var signatureRequestId = (string?)request["id"];
            await sandbox.ActAsync("signatureRequest.complete", new { signatureRequestId });
            Assert.Equal(
                "invalid_input",
                await sandbox.ActErrorAsync("signatureRequest.cancel", new { signatureRequestId })
            );
            await sandbox.ActAsync("signatureRequest.delete", new { signatureRequestId });
            Assert.Equal(
                "signature_request_not_found",
                await sandbox.ActErrorAsync("signatureRequest.delete", new { signatureRequestId })
            );
        });
        Assert.All(events, sent => Assert.Equal("signatureRequestUpdate", sent.Action));
        Assert.Equal(
            ["sent", "completed", "deleted"],
            events.Select(sent => (string?)sent.Data["eventType"])
        );
        Assert.All(
            events,
            sent =>
            {
                Assert.Equal("offer", (string?)sent.Data["relatedEntityType"]);
                Assert.Equal((string?)offer["id"], (string?)sent.Data["offerId"]);
                Assert.Equal(
                    (string?)offer["latestVersion"]!["id"],
                    (string?)sent.Data["offerVersionId"]
                );
            }
        );
    }

    [Fact]
    public async Task A_signature_to_an_application_is_asked_for_and_cancelled()
    {
        await using var listening = await Listening.StartAsync();
        var sandbox = listening.Sandbox;
        var application = await Applications.CreateAsync(sandbox);
        await sandbox.DeliveriesTriedAsync();
        var events = await listening.AfterAsync(async () =>
        {
            var request = await sandbox.ActAsync(
                "signatureRequest.send",
                new { applicationId = application.Id }
            );
            await sandbox.ActAsync(
                "signatureRequest.cancel",
                new { signatureRequestId = (string?)request["id"] }
            );
        });
        Assert.Equal(["sent", "cancelled"], events.Select(sent => (string?)sent.Data["eventType"]));
        Assert.All(
            events,
            sent => Assert.Equal(application.Id, (string?)sent.Data["applicationId"])
        );
    }
}
