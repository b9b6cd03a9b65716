using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox.Company;

public class CompanyReferenceTests
{
    // Where a key's value is the id of a record of this list; or several. Keys that end in Id and are not here must be
    // named as having no list of their own, so that a new reference can't slip by.
    private static readonly Dictionary<string, string> Targets = new()
    {
        ["applicationId"] = "Application",
        ["applicationIds"] = "Application",
        ["candidateId"] = "Candidate",
        ["relatedEntityId"] = "Application",
        ["interviewEventId"] = "InterviewEvent",
        ["applicationHistoryId"] = "ApplicationHistoryEvent",
        ["surveyFormDefinitionId"] = "SurveyFormDefinition",
        ["actorId"] = "User",
        ["authorId"] = "User",
        ["userId"] = "User",
        ["interviewerUserIds"] = "User",
        ["parentId"] = "Department",
        ["departmentId"] = "Department",
        ["teamId"] = "Department",
        ["parentLocationId"] = "Location",
        ["locationId"] = "Location",
        ["locationIds"] = "Location",
        ["primaryLocationId"] = "Location",
        ["secondaryLocationIds"] = "Location",
        ["sourceId"] = "Source",
        ["closeReasonId"] = "CloseReason",
        ["interviewPlanId"] = "InterviewPlan",
        ["interviewPlanIds"] = "InterviewPlan",
        ["defaultInterviewPlanId"] = "InterviewPlan",
        ["interviewStageGroupId"] = "InterviewStageGroup",
        ["interviewStageId"] = "InterviewStage",
        ["stageId"] = "InterviewStage",
        ["interviewId"] = "Interview",
        ["interviewScheduleId"] = "InterviewSchedule",
        ["feedbackFormDefinitionId"] = "FeedbackFormDefinition",
        ["jobId"] = "Job",
        ["jobIds"] = "Job",
        ["jobPostingIds"] = "JobPosting",
        ["appliedViaJobPostingId"] = "JobPosting",
        ["openingId"] = "Opening",
        ["notetakerTranscriptId"] = "NotetakerTranscript",
        ["brandId"] = "Brand",
    };

    // Nested records that are listed elsewhere with the same id.
    private static readonly Dictionary<string, string> Nested = new()
    {
        ["candidate"] = "Candidate",
        ["job"] = "Job",
        ["currentInterviewStage"] = "InterviewStage",
        ["source"] = "Source",
        ["archiveReason"] = "ArchiveReason",
        ["creditedToUser"] = "User",
        ["author"] = "User",
        ["scheduledBy"] = "User",
        ["submittedByUser"] = "User",
        ["interviewers"] = "User",
        ["approvers"] = "User",
        ["tags"] = "CandidateTag",
        ["interview"] = "Interview",
        ["interviewEvents"] = "InterviewEvent",
        ["interviewerPool"] = "InterviewerPool",
        ["surveyFormDefinitions"] = "SurveyFormDefinition",
        ["customFields"] = "CustomField",
        ["customFieldEntries"] = "CustomField",
    };

    private static readonly string[] Unlisted =
    [
        "organizationId",
        "customRequisitionId",
        "approvalDefinitionId",
        "interviewerCalendarEventId",
        "applicationFormDefinitionId",
        "assessmentTypeId",
        "partnerId",
        "entityId",
    ];

    private static readonly ILookup<string, string> Ids = Companies
        .Everything(Companies.Shared, first: int.MaxValue)
        .ToLookup(item => item.Entity, item => (string)item.Record["id"]!);

    private static readonly Dictionary<string, HashSet<string>> Known = Ids.ToDictionary(
        group => group.Key,
        group => group.ToHashSet()
    );

    [Fact]
    public void Every_id_that_a_record_mentions_exists()
    {
        var mentions = 0;
        foreach (var (entity, record) in Companies.Everything(Companies.Shared))
        {
            Walk(entity, record, ref mentions);
        }
        Assert.True(mentions > 3_000, $"only {mentions} references were seen");
    }

    [Fact]
    public void Approvals_speak_of_existing_offers_jobs_and_openings()
    {
        var company = Companies.Shared;
        var versions = company
            .Offers.SelectMany(offer => offer["versions"]!.AsArray())
            .Select(version => (string)version!["id"]!)
            .ToHashSet();

        Assert.NotEmpty(company.Approvals);
        Assert.All(
            company.Approvals,
            approval =>
                Assert.Contains(
                    (string)approval["entityId"]!,
                    (string)approval["entityType"]! switch
                    {
                        "offer" => versions,
                        "job" => Known["Job"],
                        _ => Known["Opening"],
                    }
                )
        );
    }

    [Fact]
    public void Applications_carry_the_name_and_address_of_their_candidate()
    {
        var company = Companies.Shared;
        for (var index = 0; index < company.ApplicationCount; index++)
        {
            var shown = company.Application(index)["candidate"]!;
            var candidate = company.Candidate(company.CandidateOfApplication(index));
            Assert.Equal((string?)candidate["id"], (string?)shown["id"]);
            Assert.Equal((string?)candidate["name"], (string?)shown["name"]);
            Assert.True(
                JsonNode.DeepEquals(candidate["primaryEmailAddress"], shown["primaryEmailAddress"])
            );
        }
    }

    private static void Walk(string path, JsonNode? node, ref int mentions)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
            {
                Walk(path, item, ref mentions);
            }
        }
        if (node is not JsonObject record)
        {
            return;
        }
        foreach (var (key, value) in record)
        {
            var at = $"{path}.{key}";
            if (Targets.TryGetValue(key, out var target))
            {
                foreach (var id in Values(value).OfType<JsonValue>())
                {
                    Assert.True(
                        Known[target].Contains((string)id!),
                        $"{at} names no {target}: {id}"
                    );
                    mentions++;
                }
            }
            else if (key.EndsWith("Id", StringComparison.Ordinal))
            {
                Assert.True(
                    Unlisted.Contains(key),
                    $"{at} is a reference that this test doesn't know"
                );
            }
            if (Nested.TryGetValue(key, out var entity))
            {
                foreach (
                    var item in Values(value)
                        .OfType<JsonObject>()
                        .Where(item => !item.ContainsKey("userId"))
                )
                {
                    Assert.True(
                        Known[entity].Contains((string)item["id"]!),
                        $"{at} holds no {entity}"
                    );
                    mentions++;
                }
            }
            Walk(at, value, ref mentions);
        }
    }

    private static JsonArray Values(JsonNode? value) => value as JsonArray ?? [value?.DeepClone()];
}
