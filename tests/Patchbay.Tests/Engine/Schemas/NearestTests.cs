using Patchbay.Engine.Text;

namespace Patchbay.Tests.Engine.Schemas;

public class NearestTests
{
    private static readonly string[] Actions =
    [
        "ashby_list_candidates",
        "ashby_get_candidate",
        "ashby_create_candidate",
        "ashby_list_jobs",
        "ashby_archive_application",
    ];

    [Theory]
    [InlineData("ashby_list_candidate", "ashby_list_candidates")]
    [InlineData("list_candidates", "ashby_list_candidates")]
    [InlineData("ashby_candidates_list", "ashby_list_candidates")]
    [InlineData("ahsby_list_jobs", "ashby_list_jobs")]
    [InlineData("ashbyListJobs", "ashby_list_jobs")]
    public void The_nearest_comes_first(string word, string expected)
    {
        Assert.Equal(expected, Nearest.Find(word, Actions)[0]);
    }

    [Theory]
    [InlineData("completely_different")]
    [InlineData("x")]
    [InlineData("")]
    public void What_is_far_is_not_suggested(string word)
    {
        Assert.Empty(Nearest.Find(word, Actions));
    }

    [Fact]
    public void No_more_come_than_were_asked_for()
    {
        Assert.Single(Nearest.Find("ashby_list_candidate", Actions, most: 1));
    }

    [Fact]
    public void Swapped_letters_are_one_slip()
    {
        Assert.Equal(["name"], Nearest.Find("nmae", ["name", "date"]));
    }
}
