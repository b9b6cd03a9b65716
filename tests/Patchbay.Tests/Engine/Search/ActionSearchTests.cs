using Patchbay.Engine.Search;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.Engine.Search;

public sealed class ActionSearchTests
{
    private static readonly ActionSearch Search = ActionSearch.For(Ashby.Connector);

    [Fact]
    public void Every_exact_id_and_every_label_of_one_action_alone_wins_with_a_score_of_1()
    {
        var labels = Ashby.Connector.Actions.ToLookup(action => action.Label);
        foreach (var action in Ashby.Connector.Actions)
        {
            AssertExact(action.Id, action.Id);
            AssertExact(action.Id["ashby_".Length..], action.Id);
            AssertExact(action.Id.ToUpperInvariant(), action.Id);
            AssertExact($"ashby_1.0.0_{action.Id}_global", action.Id);
            if (labels[action.Label].Count() == 1)
                AssertExact(action.Label, action.Id);
        }
    }

    [Fact]
    public void Nothing_but_an_exact_name_scores_1()
    {
        Assert.InRange(Search.Find("list all candidates", 1)[0].Score, 0.4, 0.9999);
    }

    [Theory]
    [InlineData("serach candidtes by emial", "ashby_search_candidates")]
    [InlineData("archvie teh department", "ashby_archive_department")]
    [InlineData("creat a webook", "ashby_create_webhook")]
    [InlineData("anonimyze this candiate", "ashby_anonymize_candidate")]
    public void Misspelt_words_are_read_as_they_were_meant(string query, string id) =>
        AssertFirst(query, id);

    [Theory]
    [InlineData("upload a résumé", "upload a resume")]
    [InlineData("Genehmigungen für Planstellen", "genehmigungen fur planstellen")]
    [InlineData("Arquivar esta localização", "ARQUIVAR ESTA LOCALIZACAO")]
    public void Accents_and_case_make_no_difference(string with, string without) =>
        Assert.Equal(Search.Find(with, 5), Search.Find(without, 5));

    [Theory]
    [InlineData("dispo reasons", "ashby_list_archive_reasons")]
    [InlineData("pull scorecards for the debrief", "ashby_list_application_feedback")]
    [InlineData("new HC for a backfill", "ashby_create_opening")]
    [InlineData("close req", "ashby_set_job_status")]
    [InlineData("cancel the onsite", "ashby_cancel_interview_schedule")]
    public void The_shorthand_of_recruiters_is_known(string query, string id) =>
        AssertFirst(query, id);

    [Theory]
    [InlineData("Absagegründe auflisten", "ashby_list_archive_reasons")]
    [InlineData("Lister les modèles d'e-mail", "ashby_list_communication_templates")]
    [InlineData("Poner una etiqueta a un candidato", "ashby_add_candidate_tag")]
    [InlineData("Fechar a vaga", "ashby_set_job_status")]
    [InlineData("Kandidatenprofil anzeigen", "ashby_get_candidate_by_id")]
    public void Requests_come_in_five_languages(string query, string id) => AssertFirst(query, id);

    [Theory]
    [InlineData(
        "The panel is sick, everything on Monday is off",
        "ashby_cancel_interview_schedule"
    )]
    [InlineData("She wants us to forget her", "ashby_anonymize_candidate")]
    [InlineData(
        "He is on parental leave, nobody should book him",
        "ashby_create_user_interviewer_pause"
    )]
    public void Words_that_no_label_has_are_understood(string query, string id) =>
        AssertFirst(query, id);

    [Theory]
    [InlineData("close the job", "ashby_set_job_status")]
    [InlineData("close the opening", "ashby_set_opening_state")]
    [InlineData("correct the job posting's text", "ashby_update_job_posting")]
    [InlineData("take the tag off the candidate", "ashby_remove_candidate_tag")]
    [InlineData("archive the tag for everybody", "ashby_archive_candidate_tag")]
    [InlineData("take the candidate out of the project", "ashby_remove_candidate_project")]
    [InlineData("move one event of the schedule to Friday", "ashby_update_interview_schedule")]
    public void Neighbours_are_told_apart(string query, string id) => AssertFirst(query, id);

    [Fact]
    public void A_filter_leaves_out_what_is_not_allowed()
    {
        var hits = Search.Find("list candidates", 10, action => action.Resource == "job");
        Assert.NotEmpty(hits);
        Assert.All(hits, hit => Assert.Equal("job", hit.Action.Resource));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t…?!")]
    [InlineData("12 345 6")]
    public void Nothing_is_found_where_there_are_no_words(string query) =>
        Assert.Empty(Search.Find(query, 10));

    [Fact]
    public void Of_a_very_long_request_the_beginning_is_read()
    {
        var query =
            "Cancel the interview schedule. "
            + new string('x', 10_000)
            + string.Concat(Enumerable.Repeat(" blah 你好", 2_000));
        AssertFirst(query, "ashby_cancel_interview_schedule");
    }

    [Fact]
    public void No_more_come_than_asked_and_the_best_are_first()
    {
        Assert.Empty(Search.Find("candidate", 0));
        var hits = Search.Find("candidate", 7);
        Assert.Equal(7, hits.Count);
        Assert.Equal(hits.OrderByDescending(hit => hit.Score), hits);
        Assert.Equal(Ashby.Connector.Actions.Count, Search.Find("candidate", int.MaxValue).Count);
    }

    [Fact]
    public void The_same_request_has_the_same_answer_from_any_thread()
    {
        var queries = Ashby.Connector.Actions.Select(action => action.Requests[0]).ToList();
        var alone = queries.ConvertAll(query => Search.Find(query, 5));
        Parallel.For(
            0,
            queries.Count * 4,
            index =>
                Assert.Equal(
                    alone[index % queries.Count],
                    Search.Find(queries[index % queries.Count], 5)
                )
        );
    }

    [Fact]
    public void A_search_allocates_little_more_than_its_answer()
    {
        const string query =
            "Please push Maya on to the onsite with the hiring manager on Thursday";
        Search.Find(query, 5);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 100; round++)
            Search.Find(query, 5);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100, 0, 400);
    }

    private static void AssertExact(string query, string id)
    {
        var best = Search.Find(query, 1)[0];
        Assert.Equal(id, best.Action.Id);
        Assert.Equal(1, best.Score);
    }

    private static void AssertFirst(string query, string id) =>
        Assert.Equal(id, Search.Find(query, 1)[0].Action.Id);
}
