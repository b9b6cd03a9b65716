using Patchbay.Tests.Support;

namespace Patchbay.Tests.Engine.Definitions;

/// <summary>What is sent to find a name is data, and the linter holds it against the actions it names.</summary>
public sealed class NameRulesTests : IDisposable
{
    private readonly ConnectorFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("- kind: job\n", "- kind: candidate\n", "kind", "is defined twice")]
    [InlineData("- kind: job\n", "- kind: Job Title\n", "kind", "must be lower case words")]
    [InlineData("plural: jobs", "plurals: jobs", "plurals", "is not a field known here")]
    [InlineData("words: [source,", "words: [channel,", "words", "says 'channel' twice")]
    [InlineData("guess: 1\n", "guess: 7\n", "guess", "must be 1 or 2")]
    [InlineData(
        "- action: ashby_search_jobs",
        "- action: ashby_create_job",
        "find[0].action",
        "is not a read: nothing is written to find a name"
    )]
    [InlineData(
        "- action: ashby_list_sources",
        "- action: ashby_list_sauces",
        "find[0].action",
        "no file defines ashby_list_sauces"
    )]
    [InlineData("search: {title: exact, ", "search: {titel: exact, ", "find[0].action", "titel")]
    [InlineData(
        "{title: exact, ",
        "{title: whole, ",
        "find[0].search.title",
        "must be one of part, exact"
    )]
    [InlineData(
        "{kind: interview_plan}",
        "{kind: plan_of_war}",
        "find[0].needs",
        "'plan_of_war' is no kind"
    )]
    [InlineData(
        "{kind: interview_plan}",
        "{kind: interview_plan, field: title}",
        "find[0].needs",
        "has no get to read a field by"
    )]
    [InlineData(
        "names: [title, customRequisitionId]",
        "names: [titel]",
        "names",
        "titel is not in every answer"
    )]
    [InlineData("company: company", "company: employer", "tells", "employer is in no answer")]
    [InlineData("locationId of location", "locationId of place", "tells", "'place' is no kind")]
    [InlineData("{job: job.id, ", "{jobs: job.id, ", "within", "'jobs' is no kind")]
    [InlineData(
        "inputs: [sourceId]",
        "inputs: [sauceId]",
        "inputs",
        "'sauceId' is no field of an input"
    )]
    [InlineData(
        "inputs: [sourceId]",
        "inputs: [tagId]",
        "inputs",
        "'tagId' takes the id of source already"
    )]
    [InlineData(
        "get: {action: ashby_get_job, field: id}",
        "get: {action: ashby_get_job, field: jobId}",
        "get",
        "id is required"
    )]
    [InlineData(
        "archived: includeDeactivated",
        "archived: includeRetired",
        "find[1].action",
        "includeRetired"
    )]
    public void A_fault_is_told_with_its_place(
        string old,
        string @new,
        string field,
        string message
    ) =>
        Assert.Contains(
            _folder.Replace("names.yaml", old, @new).Faults(),
            fault =>
                fault.File == "names.yaml"
                && fault.Line > 1
                && fault.Field.EndsWith(field, StringComparison.Ordinal)
                && fault.Message.Contains(message, StringComparison.Ordinal)
        );

    [Fact]
    public void A_field_that_takes_an_id_of_no_kind_is_a_fault()
    {
        var fault = Assert.Single(_folder.Replace("names.yaml", "  - webhookId\n", "").Faults());
        Assert.Equal(("names.yaml", "nameless"), (fault.File, fault.Field));
        Assert.Contains("webhookId takes an id", fault.Message);
    }

    [Fact]
    public void A_fault_of_an_action_is_told_alone()
    {
        var faults = _folder
            .Replace("actions/source.yaml", "additionalProperties: false", "additionalProps: false")
            .Faults();
        Assert.DoesNotContain(faults, fault => fault.File == "names.yaml");
    }

    [Theory]
    [InlineData("ashby_change_application_stage", "interviewStageId", "interview_stage")]
    [InlineData("ashby_get_job", "id", "job")]
    [InlineData("ashby_get_candidate_by_id", "id", "candidate")]
    [InlineData("ashby_cancel_interview_schedule", "id", "interview_schedule")]
    [InlineData("ashby_create_opening", "locationIds", "location")]
    [InlineData("ashby_add_hiring_team_member_to_job", "teamMemberId", "user")]
    [InlineData("ashby_delete_webhook", "webhookId", null)]
    public void The_kind_whose_id_a_field_takes_is_known(
        string action,
        string field,
        string? kind
    ) => Assert.Equal(kind, Ashby.Connector.Names.KindOf(action, field)?.Name);
}
