namespace Patchbay.Tests.Sandbox.Scenarios;

public class RescheduleTests
{
    [Fact]
    public async Task A_rescheduled_interview_keeps_its_identity_and_leaves_no_old_time_behind()
    {
        await using var ashby = await RunningSandbox.StartAsync();
        var recruiter = new Recruiter(ashby);
        var (candidateId, applicationId) = await recruiter.Applicant(
            "Mina Sato",
            "mina@example.com"
        );
        var sick = await recruiter.First("user.list", user => (bool)user["isEnabled"]!);
        var standIn = await recruiter.First(
            "user.list",
            user => (bool)user["isEnabled"]! && (string)user["id"]! != (string)sick["id"]!
        );
        var monday = ashby.Clock.GetUtcNow().AddDays(7);
        var schedule = await recruiter.Interview(applicationId, sick, monday);
        var interviewScheduleId = (string)schedule["id"]!;
        var eventId = (string)schedule["interviewEvents"]![0]!["id"]!;

        var tuesday = monday.AddDays(1);
        var moved = await recruiter.Do(
            "interviewSchedule.update",
            new { interviewScheduleId, interviewEvent = Recruiter.Event(standIn, tuesday, eventId) }
        );
        Assert.Equal("Scheduled", (string?)moved["status"]);

        var events = await ashby.CallAsync("interviewEvent.list", new { interviewScheduleId });
        Assert.Equal([eventId], events.Ids);
        Assert.Equal(tuesday, DateTimeOffset.Parse((string)events.Results[0]!["startTime"]!, null));
        var briefing = await recruiter.Do(
            "interviewBriefing.info",
            new { interviewEventId = eventId, expand = new[] { "candidate", "interviewers" } }
        );
        Assert.Equal(candidateId, (string?)briefing["candidate"]!["id"]);
        Assert.Equal(
            (string?)standIn["id"],
            (string?)Assert.Single(briefing["interviewers"]!.AsArray())!["user"]!["id"]
        );

        // Monday passes without anything to give feedback on; Tuesday does not.
        ashby.Clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromHours(2));
        Assert.Equal("Scheduled", await StatusAsync(recruiter, interviewScheduleId));
        ashby.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("WaitingOnFeedback", await StatusAsync(recruiter, interviewScheduleId));
    }

    private static async Task<string?> StatusAsync(Recruiter recruiter, string id) =>
        (string?)
            (await recruiter.First("interviewSchedule.list", found => (string)found["id"]! == id))[
                "status"
            ];
}
