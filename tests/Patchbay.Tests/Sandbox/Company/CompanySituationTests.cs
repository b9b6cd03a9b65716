using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Company;

namespace Patchbay.Tests.Sandbox.Company;

public class CompanySituationTests
{
    [Theory]
    [InlineData(10)]
    [InlineData(1_000)]
    public void Even_a_tiny_company_has_every_situation_among_its_first_ten(int candidates)
    {
        var company = Companies.New(candidates: candidates);
        var statuses = Enumerable
            .Range(0, 10)
            .Select(candidate =>
                company
                    .ApplicationsOf(candidate)
                    .Select(at => (string)company.Application(at)["status"]!)
                    .ToList()
            )
            .ToList();

        Assert.Contains(statuses, list => list.Count == 0);
        Assert.Contains(
            statuses,
            list => list.Count > 0 && list.All(status => status == "Archived")
        );
        Assert.Contains(statuses, list => list.Contains("Active"));
        Assert.Contains(statuses, list => list.Contains("Hired"));
        Assert.Contains(statuses, list => list.Contains("Lead"));
        Assert.NotEmpty(company.Offers);
        Assert.NotEmpty(company.InterviewSchedules);
    }

    [Fact]
    public void Status_stage_and_archive_reason_agree()
    {
        var company = Companies.Shared;
        for (var index = 0; index < company.ApplicationCount; index++)
        {
            var application = company.Application(index);
            var stage = (string)application["currentInterviewStage"]!["type"]!;
            var archived = (string)application["status"]! == "Archived";

            Assert.Equal(
                (string)application["status"]!,
                stage is "PreInterviewScreen" or "Offer" ? "Active" : stage
            );
            Assert.Equal(archived, application["archiveReason"] is not null);
            Assert.Equal(archived, application["archivedAt"] is not null);

            var (status, job) = company.ApplicationSummary(index);
            Assert.Equal((string)application["status"]!, status);
            Assert.Equal((string)application["job"]!["id"]!, (string)company.Jobs[job]["id"]!);
        }
    }

    [Fact]
    public void History_ends_in_the_current_stage_and_has_no_gaps()
    {
        var company = Companies.Shared;
        for (var index = 0; index < company.ApplicationCount; index++)
        {
            var application = company.Application(index);
            var history = company
                .ApplicationHistory(index)
                .Select(item => item!.AsObject())
                .ToList();

            Assert.Equal(
                (string)application["currentInterviewStage"]!["id"]!,
                (string)history[^1]["stageId"]!
            );
            Assert.Equal(
                Enumerable.Range(0, history.Count),
                history.Select(item => (int)item["stageNumber"]!)
            );
            Assert.False(history[^1].ContainsKey("leftStageAt"));
            Assert.Equal(
                history.Skip(1).Select(item => (string?)item["enteredStageAt"]),
                history.SkipLast(1).Select(item => (string?)item["leftStageAt"])
            );
        }
    }

    [Fact]
    public void Dates_follow_one_another_up_to_now()
    {
        var company = Companies.Shared;
        for (var index = 0; index < company.ApplicationCount; index++)
        {
            var application = company.Application(index);
            DateTimeOffset[] course =
            [
                company.CandidateCreatedAt(company.CandidateOfApplication(index)),
                Companies.Moment(application["createdAt"]),
                .. company
                    .ApplicationHistory(index)
                    .Select(item => Companies.Moment(item!["enteredStageAt"])),
                .. application["archivedAt"] is { } at
                    ? [Companies.Moment(at)]
                    : Array.Empty<DateTimeOffset>(),
                Companies.Moment(application["updatedAt"]),
                company.CandidateUpdatedAt(company.CandidateOfApplication(index)),
                Companies.Now,
            ];
            Assert.Equal(course.Order(), course);
            Assert.Equal(company.ApplicationCreatedAt(index), course[1]);
        }
    }

    [Fact]
    public void Nobody_applies_to_a_job_that_was_not_open()
    {
        var company = Companies.Shared;
        var jobs = company.Jobs.ToDictionary(job => (string)job["id"]!);
        for (var index = 0; index < company.ApplicationCount; index++)
        {
            var job = jobs[(string)company.Application(index)["job"]!["id"]!];
            var applied = company.ApplicationCreatedAt(index);

            Assert.True(Companies.Moment(job["openedAt"]) <= applied);
            Assert.True(job["closedAt"] is null || applied <= Companies.Moment(job["closedAt"]));
        }
    }

    [Fact]
    public void Records_of_the_organisation_changed_between_their_creation_and_now()
    {
        foreach (var (entity, record) in Companies.Everything(Companies.Shared))
        {
            if (record["updatedAt"] is { } updated && record["createdAt"] is { } created)
            {
                Assert.True(
                    Companies.Moment(created) <= Companies.Moment(updated)
                        && Companies.Moment(updated) <= Companies.Now,
                    $"{entity} {record["id"]}: {created} to {updated}"
                );
            }
        }
    }

    [Fact]
    public void Notes_were_written_while_the_candidate_was_known()
    {
        var company = Companies.Shared;
        var counts = new HashSet<int>();
        for (var index = 0; index < 300; index++)
        {
            var notes = company.NotesOf(index);
            counts.Add(notes.Count);
            DateTimeOffset[] course =
            [
                company.CandidateCreatedAt(index),
                .. notes.Select(note => Companies.Moment(note["createdAt"])),
                company.CandidateUpdatedAt(index),
            ];
            Assert.Equal(course.Order(), course);
        }
        Assert.Equal([0, 1, 2, 3], counts.Order());
    }

    [Fact]
    public void Offers_agree_with_their_application()
    {
        var company = Companies.Shared;
        Assert.All(
            company.Offers,
            offer =>
            {
                company.TryApplicationIndex(
                    Guid.Parse((string)offer["applicationId"]!),
                    out var index
                );
                var status = (string)company.Application(index)["status"]!;
                Assert.Equal(
                    (string)offer["acceptanceStatus"]! switch
                    {
                        "Accepted" => "Hired",
                        "Declined" => "Archived",
                        _ => "Active",
                    },
                    status
                );
                Assert.Equal(status == "Active", offer["decidedAt"] is null);
                Assert.True(
                    JsonNode.DeepEquals(offer["latestVersion"], offer["versions"]!.AsArray()[^1])
                );
            }
        );
    }

    [Fact]
    public void Whoever_was_hired_lately_went_through_every_interview_and_each_has_its_scorecard()
    {
        var company = Companies.Shared;
        var scored = company.ApplicationFeedback.Select(card => (string)card["interviewEventId"]!);
        Assert.Equal(
            company
                .InterviewSchedules.Where(schedule => (string)schedule["status"]! == "Complete")
                .Select(schedule => (string)schedule["interviewEvents"]![0]!["id"]!),
            scored
        );

        var hired = company
            .InterviewSchedules.GroupBy(schedule => (string)schedule["applicationId"]!)
            .Where(group => StatusOf(company, group.Key) == "Hired")
            .ToList();
        Assert.NotEmpty(hired);
        Assert.All(
            hired,
            group =>
            {
                var plan = (string)
                    company.Application(IndexOf(company, group.Key))["currentInterviewStage"]![
                        "interviewPlanId"
                    ]!;
                var interviewed = group.Select(schedule => (string)schedule["interviewStageId"]!);
                var stages = company
                    .InterviewStages.Where(stage =>
                        (string)stage["interviewPlanId"]! == plan
                        && (string)stage["type"]! == "Active"
                        && (string)stage["title"]! != "References"
                    )
                    .Select(stage => (string)stage["id"]!);
                Assert.Equal(stages, interviewed);
            }
        );
    }

    [Fact]
    public void Scorecards_advise_against_whoever_was_turned_down_after_them()
    {
        var company = Companies.Shared;
        var recommendations = company
            .ApplicationFeedback.Where(card =>
                card["submittedValues"]!.AsObject().ContainsKey(Answers.Recommendation)
            )
            .ToLookup(
                card =>
                {
                    var application = company.Application(
                        IndexOf(company, (string)card["applicationId"]!)
                    );
                    var history = company.ApplicationHistory(
                        IndexOf(company, (string)card["applicationId"]!)
                    );
                    return (string?)application["archiveReason"]?["reasonType"] == "RejectedByOrg"
                        && (string)history[^2]!["id"]! == (string)card["applicationHistoryId"]!;
                },
                card => (string)card["submittedValues"]![Answers.Recommendation]!
            );
        Assert.Equal(["1", "2"], recommendations[true].Distinct().Order());
        Assert.Equal(["3", "4"], recommendations[false].Distinct().Order());
    }

    [Fact]
    public void People_meet_within_the_stage_and_dates_to_come_are_on_weekdays()
    {
        var held = 0;
        var onTheQuarter = 0;
        foreach (var schedule in Companies.Shared.InterviewSchedules)
        {
            foreach (var item in schedule["interviewEvents"]!.AsArray())
            {
                var start = Companies.Moment(item!["startTime"]);
                Assert.True(Companies.Moment(schedule["createdAt"]) <= start);
                Assert.Equal((string)schedule["status"]! == "Scheduled", start > Companies.Now);
                if (start > Companies.Now)
                {
                    Assert.False(start.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
                    Assert.InRange(start.Hour, 8, 15);
                }
                held++;
                onTheQuarter += start is { Minute: 0 or 15 or 30 or 45, Second: 0 } ? 1 : 0;
            }
        }
        Assert.True(onTheQuarter > held * 0.8, $"{onTheQuarter} of {held}");
    }

    [Fact]
    public void No_application_rushes_through_its_stages()
    {
        var company = Companies.Shared;
        for (var index = 0; index < company.ApplicationCount; index++)
        {
            var history = company.ApplicationHistory(index);
            var application = company.Application(index);
            if ((string)application["status"]! != "Hired")
                continue;
            var took =
                Companies.Moment(history[^1]!["enteredStageAt"])
                - Companies.Moment(application["createdAt"]);
            Assert.True(took >= TimeSpan.FromDays(14), $"{index} was hired after {took}");
        }
    }

    private static int IndexOf(CompanyGenerator company, string application) =>
        company.TryApplicationIndex(Guid.Parse(application), out var index) ? index : -1;

    private static string StatusOf(CompanyGenerator company, string application) =>
        company.ApplicationSummary(IndexOf(company, application)).Status;

    [Fact]
    public void Addresses_and_numbers_reach_nobody()
    {
        var company = Companies.Shared;
        for (var index = 0; index < company.CandidateCount; index++)
        {
            var candidate = company.Candidate(index);
            Assert.All(
                candidate["emailAddresses"]!.AsArray(),
                email => Assert.Matches("[@.]example\\.(com|org|net)$", (string)email!["value"]!)
            );
            Assert.All(
                candidate["phoneNumbers"]!.AsArray(),
                phone =>
                    Assert.Matches(
                        "^(\\+44 20 7946 0\\d{3}|\\+44 7700 900\\d{3}|\\+1 617 555 01\\d\\d|\\+49 30 23125 \\d{3}"
                            + "|\\+33 1 99 00 \\d\\d \\d\\d|\\+46 8 465 004 \\d\\d)$",
                        (string)phone!["value"]!
                    )
            );
        }
    }

    [Fact]
    public void Some_candidates_lack_an_address_a_number_or_a_position()
    {
        var candidates = Enumerable.Range(0, 10).Select(Companies.Shared.Candidate).ToList();
        foreach (var key in new[] { "primaryEmailAddress", "primaryPhoneNumber", "position" })
        {
            Assert.Contains(candidates, candidate => !candidate.ContainsKey(key));
            Assert.Contains(candidates, candidate => candidate.ContainsKey(key));
        }
    }

    [Fact]
    public void An_address_leads_to_its_candidate_and_a_foreign_one_to_nobody()
    {
        CompanyGenerator company = Companies.Shared;
        var address = (string)company.Candidate(123)["emailAddresses"]![0]!["value"]!;

        Assert.True(company.TryCandidateByEmail(address.ToUpperInvariant(), out var index));
        Assert.Equal(123, index);
        Assert.All(
            new[] { "", "@", "someone@example.org", "some.one.123@example.org", "a.99999999999@x" },
            foreign => Assert.False(company.TryCandidateByEmail(foreign, out _))
        );
    }
}
