using System.Text.Json;

namespace Patchbay.Tests.Cli;

public sealed class ActionsSearchTests
{
    [Fact]
    public async Task Search_answers_with_the_best_first_and_their_scores()
    {
        var result = await CommandLine.RunAsync("actions", "search", "find a candidate by email");

        Assert.Equal(0, result.Code);
        var hits = result.Json.EnumerateArray().ToList();
        Assert.Equal(10, hits.Count);
        Assert.Equal("ashby_search_candidates", hits[0].GetProperty("id").GetString());
        var scores = hits.ConvertAll(hit => hit.GetProperty("score").GetDouble());
        Assert.Equal(scores.OrderDescending(), scores);
    }

    [Fact]
    public async Task Words_need_no_quotes_and_top_says_how_many_come()
    {
        var result = await CommandLine.RunAsync(
            "actions",
            "search",
            "set",
            "job",
            "status",
            "--top",
            "3"
        );

        var hits = result.Json.EnumerateArray().ToList();
        Assert.Equal(3, hits.Count);
        Assert.Equal("ashby_set_job_status", hits[0].GetProperty("id").GetString());
        Assert.Equal(1, hits[0].GetProperty("score").GetDouble());
    }

    [Theory]
    [InlineData("actions", "search")]
    [InlineData("actions", "search", "job", "--top", "0")]
    public async Task Without_words_or_with_none_to_show_it_is_wrong_usage(params string[] line) =>
        Assert.Equal(2, (await CommandLine.RunAsync(line)).Code);
}
