using System.Text.RegularExpressions;

namespace Patchbay.ForeignClients.AshbyMcp;

public sealed partial class PackageTests(DrivenSandbox driven) : IClassFixture<DrivenSandbox>
{
    [Fact]
    public void The_package_is_the_published_one() =>
        Assert.Equal(("ashby", "1.7.3"), (driven.Client.About.Name, driven.Client.About.Version));

    [Fact]
    public async Task Every_tool_is_one_that_these_tests_call()
    {
        string[] called =
        [
            "ashby_add_candidate_note",
            "ashby_add_candidate_tag",
            "ashby_add_lead",
            "ashby_archive_application",
            "ashby_bulk_archive",
            "ashby_call_api",
            "ashby_get_api_docs",
            "ashby_get_application_details",
            "ashby_get_application_form_submission",
            "ashby_get_candidate",
            "ashby_get_candidate_notes",
            "ashby_get_feedback",
            "ashby_get_job_details",
            "ashby_get_pipeline_summary",
            "ashby_get_resume",
            "ashby_list_applications",
            "ashby_list_archive_reasons",
            "ashby_list_candidates_for_job",
            "ashby_list_email_templates",
            "ashby_list_interview_stages",
            "ashby_list_jobs",
            "ashby_list_upcoming_interviews",
            "ashby_move_application_stage",
            "ashby_search_candidates",
        ];

        var tools = await driven.Client.ToolsAsync();

        Assert.Equal(called, tools.Select(tool => tool.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_it_sends_outside_Ashbys_contract_is_reviewed_and_still_occurs()
    {
        var jobs = await driven.DataAsync("ashby_list_jobs");
        await driven.DataAsync("ashby_search_candidates", new { query = "a" });
        await driven.DataAsync(
            "ashby_add_lead",
            new
            {
                name = "Ada Sourced",
                job_id = jobs["items"]![0].Text("id"),
                email = "ada.sourced@example.com",
                phone = "+44 20 7946 0000",
            }
        );

        Assert.Equal(
            Departures.Reviewed.Keys.Order(),
            driven.Sandbox.Server.Requests.SelectMany(Departures.Unknown).Distinct().Order()
        );
    }

    [Fact]
    public async Task Every_endpoint_that_its_guide_describes_is_there_or_reviewed()
    {
        var guide = (await driven.Client.CallAsync("ashby_get_api_docs", [])).Summary;

        var described = EndpointName().Matches(guide).Select(match => match.Groups["name"].Value);

        Assert.Equal(
            Departures.EndpointsThatAreNotThere.Keys.Order(),
            described.Distinct().Except(AshbyEndpoints.All).Order()
        );
    }

    [GeneratedRegex("`(?<name>[a-z][a-zA-Z]+\\.[a-zA-Z]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EndpointName();
}
