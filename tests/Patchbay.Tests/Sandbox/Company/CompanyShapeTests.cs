using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox.Company;

public class CompanyShapeTests
{
    // What Ashby's reference calls required, per record; the full contract is checked elsewhere.
    private static readonly Dictionary<string, string> Required = new()
    {
        ["Department"] = "id name isArchived createdAt updatedAt",
        ["Location"] = "id name isArchived",
        ["User"] = "id firstName lastName globalRole isEnabled updatedAt",
        ["HiringTeamRole"] = "id title",
        ["Source"] = "id title isArchived",
        ["SourceTrackingLink"] = "id code enabled sourceId link",
        ["ArchiveReason"] = "id text reasonType isArchived",
        ["CloseReason"] = "id reasonText isArchived",
        ["CandidateTag"] = "id title isArchived",
        ["Project"] = "id title",
        ["Brand"] = "id name hostedJobsPageSlug",
        ["CommunicationTemplate"] = "id createdAt updatedAt title intendedTypes",
        ["CustomField"] = "id title objectType isArchived fieldType isRequired",
        ["InterviewPlan"] = "id title isArchived createdAt updatedAt",
        ["InterviewStage"] = "id title type orderInInterviewPlan interviewPlanId",
        ["InterviewStageGroup"] = "id title order stageType",
        ["Interview"] =
            "id title isArchived isFeedbackRequired isFeedbackRequested feedbackFormDefinitionId",
        ["FeedbackFormDefinition"] =
            "id organizationId title isArchived isDefaultForm formDefinition",
        ["InterviewerPool"] = "id title isArchived",
        ["SurveyFormDefinition"] =
            "id organizationId title isArchived isDefaultForm formDefinition surveyType",
        ["ReferralForm"] = "id organizationId title isArchived isDefaultForm formDefinition",
        ["Job"] = "id title confidential status employmentType updatedAt",
        ["JobBoard"] = "id title isInternal",
        ["JobTemplate"] = "id title status",
        ["JobPosting"] =
            "id title descriptionPlain descriptionHtml descriptionParts departmentName teamName jobId locationName "
            + "locationIds linkedData publishedDate employmentType applicationFormDefinition surveyFormDefinitions "
            + "isListed applyLink compensation updatedAt",
        ["Opening"] = "id isArchived openingState",
        ["Offer"] = "id applicationId acceptanceStatus",
        ["Approval"] = "id approvalDefinitionId entityId entityType createdAt steps",
        ["InterviewSchedule"] = "id status applicationId interviewStageId",
        ["InterviewEvent"] =
            "id interviewId interviewScheduleId interviewers createdAt updatedAt startTime endTime feedbackLink "
            + "hasSubmittedFeedback",
        ["ApplicationFeedback"] = "id formDefinition submittedValues submittedByUser applicationId",
        ["SurveyRequest"] = "id candidateId applicationId surveyFormDefinitionId surveyUrl",
        ["SurveySubmission"] = "id submittedAt candidateId surveyType",
        ["NotetakerTranscript"] = "id interviewEventId interviewScheduleId createdAt participants",
        ["Assessment"] =
            "id partnerId candidateId applicationId assessmentTypeId assessmentName state startedAt",
        ["FraudCheck"] = "id candidateId createdAt fraudSignals",
        ["CriteriaEvaluation"] = "id criterion status",
        ["ClientInfo"] = "id ipAddress relatedEntityType relatedEntityId candidateId",
        ["Candidate"] =
            "id name emailAddresses phoneNumbers socialLinks tags applicationIds fileHandles profileUrl",
        ["Note"] = "id createdAt isPrivate author",
        ["Application"] =
            "id createdAt updatedAt status candidate currentInterviewStage job hiringTeam",
        ["ApplicationHistoryEvent"] = "id stageId title enteredStageAt stageNumber allowedActions",
    };

    // Absent when there is nothing to say, never null.
    private static readonly string[] NeverNull =
    [
        "Candidate.primaryEmailAddress",
        "Candidate.primaryPhoneNumber",
        "Candidate.position",
        "Candidate.company",
        "Candidate.school",
        "Candidate.location",
        "Candidate.resumeFileHandle",
        "Application.archivedAt",
        "ApplicationHistoryEvent.leftStageAt",
        "Job.defaultInterviewPlanId",
        "Interview.jobId",
    ];

    [Fact]
    public void Every_record_has_the_keys_that_Ashby_requires() =>
        Assert.All(
            Companies.Everything(Companies.Shared),
            item =>
                Assert.All(
                    Required[item.Entity].Split(' '),
                    key => Assert.NotNull(item.Record[key])
                )
        );

    [Fact]
    public void Every_kind_of_record_exists() =>
        Assert.Equal(
            Required.Keys.Order(),
            Companies.Everything(Companies.Shared).Select(item => item.Entity).Distinct().Order()
        );

    [Fact]
    public void Fields_that_Ashby_leaves_out_are_left_out_and_not_null()
    {
        var omitted = new HashSet<string>();
        foreach (var (entity, record) in Companies.Everything(Companies.Shared))
        {
            foreach (
                var name in NeverNull.Where(name =>
                    name.StartsWith(entity + ".", StringComparison.Ordinal)
                )
            )
            {
                var present = record
                    .AsObject()
                    .TryGetPropertyValue(name[(entity.Length + 1)..], out var value);
                Assert.False(present && value is null, $"{name} is null");
                if (!present)
                {
                    omitted.Add(name);
                }
            }
        }
        Assert.Equal(NeverNull.Order(), omitted.Order());
    }

    [Fact]
    public void Fields_that_Ashby_sends_as_null_are_there()
    {
        var candidates = Enumerable.Range(0, 200).Select(Companies.Shared.Candidate).ToList();
        foreach (var key in new[] { "source", "creditedToUser", "timezone", "fraudStatus" })
        {
            Assert.All(candidates, candidate => Assert.True(candidate.ContainsKey(key)));
            Assert.Contains(candidates, candidate => candidate[key] is null);
            Assert.Contains(candidates, candidate => candidate[key] is not null);
        }
    }

    [Theory]
    [InlineData("ArchiveReason", "reasonType", "Other RejectedByCandidate RejectedByOrg")]
    [InlineData("Job", "status", "Archived Closed Draft Open")]
    [InlineData("Job", "confidential", "false true")]
    [InlineData("InterviewStage", "type", "Active Archived Hired Lead Offer PreInterviewScreen")]
    [InlineData("Location", "type", "Location LocationHierarchy")]
    [InlineData("Location", "isArchived", "false true")]
    [InlineData("Department", "isArchived", "false true")]
    [InlineData("Source", "isArchived", "false true")]
    [InlineData("User", "isEnabled", "false true")]
    [InlineData(
        "User",
        "globalRole",
        "Elevated Access,External Recruiter,Limited Access,Organization Admin"
    )]
    [InlineData("Opening", "openingState", "Approved Closed Draft Filled Open")]
    [InlineData(
        "SurveyFormDefinition",
        "surveyType",
        "CandidateDataConsent CandidateExperience Diversity EEOC Questionnaire"
    )]
    [InlineData(
        "CustomField",
        "fieldType",
        "Boolean CompensationRange Currency Date LongText MultiValueSelect Number NumberRange String ValueSelect"
    )]
    [InlineData(
        "CustomField",
        "objectType",
        "Application Candidate Employee Job Offer Opening Talent_Project"
    )]
    [InlineData("Application", "status", "Active Archived Hired Lead")]
    public void All_values_of_a_list_occur(string entity, string key, string values) =>
        Assert.Equal(
            values.Split(values.Contains(',', StringComparison.Ordinal) ? ',' : ' '),
            Companies
                .Everything(Companies.Shared)
                .Where(item => item.Entity == entity)
                .Select(item => item.Record[key]!.ToString())
                .Distinct()
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Stages_of_a_plan_stand_in_the_order_of_their_types()
    {
        string[] order = ["Lead", "PreInterviewScreen", "Active", "Offer", "Hired", "Archived"];
        foreach (
            var plan in Companies.Shared.InterviewStages.GroupBy(stage =>
                (string)stage["interviewPlanId"]!
            )
        )
        {
            var types = plan.OrderBy(stage => (int)stage["orderInInterviewPlan"]!)
                .Select(stage => Array.IndexOf(order, (string)stage["type"]!))
                .ToList();
            Assert.Equal(types.Order(), types);
            Assert.Equal(order.Length, types.Distinct().Count());
        }
    }

    [Fact]
    public void Only_selects_have_value_labels_and_their_values_are_options()
    {
        var options = Companies.Shared.CustomFields.ToDictionary(
            field => (string)field["id"]!,
            field => field["selectableValues"]?.AsArray()
        );
        var seen = 0;
        for (var index = 0; index < 200; index++)
        {
            foreach (var entry in Companies.Shared.Candidate(index)["customFields"]!.AsArray())
            {
                var allowed = options[(string)entry!["id"]!];
                Assert.Equal(allowed is not null, entry["valueLabel"] is not null);
                if (allowed is null)
                {
                    continue;
                }
                var value = entry["value"]!;
                foreach (var single in value is JsonArray several ? several : [value.DeepClone()])
                {
                    Assert.Contains(
                        allowed,
                        option => (string)option!["value"]! == (string)single!
                    );
                    seen++;
                }
            }
        }
        Assert.True(seen > 50);
    }

    [Fact]
    public void No_two_forms_share_a_field_and_answers_name_fields_of_their_form()
    {
        var company = Companies.Shared;
        IEnumerable<JsonNode> forms =
        [
            .. company.FeedbackFormDefinitions.Select(item => item["formDefinition"]!),
            .. company.SurveyFormDefinitions.Select(item => item["formDefinition"]!),
            .. company.ReferralForms.Select(item => item["formDefinition"]!),
            .. company.JobPostings.Select(item => item["applicationFormDefinition"]!),
            company.Offers[0]["formDefinition"]!,
        ];
        var ids = forms.SelectMany(Fields).Select(field => (string)field["id"]!).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());

        Assert.All(
            company.ApplicationFeedback.Concat(company.SurveySubmissions),
            item =>
                Assert.Equal(
                    Fields(item["formDefinition"]!).Select(field => (string)field["path"]!),
                    item["submittedValues"]!.AsObject().Select(answer => answer.Key)
                )
        );

        static IEnumerable<JsonNode> Fields(JsonNode form) =>
            form["sections"]!
                .AsArray()
                .SelectMany(section => section!["fields"]!.AsArray())
                .Select(entry => entry!["field"]!);
    }
}
