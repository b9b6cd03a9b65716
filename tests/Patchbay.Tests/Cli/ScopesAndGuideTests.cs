namespace Patchbay.Tests.Cli;

public class ScopesAndGuideTests
{
    [Theory]
    [InlineData("space", "candidatesRead hiringProcessRead organizationRead\n")]
    [InlineData("comma", "candidatesRead,hiringProcessRead,organizationRead\n")]
    [InlineData("semicolon", "candidatesRead;hiringProcessRead;organizationRead\n")]
    [InlineData("pipe", "candidatesRead|hiringProcessRead|organizationRead\n")]
    [InlineData("newline", "candidatesRead\nhiringProcessRead\norganizationRead\n")]
    public async Task The_minimal_set_stands_in_the_forms_order(string separator, string expected)
    {
        var result = await CommandLine.RunAsync(
            "scopes",
            "ashby_list_brands",
            "ashby_list_candidates",
            "--separator",
            separator
        );

        Assert.Equal(0, result.Code);
        Assert.Equal(expected, result.Output);
    }

    [Theory]
    [InlineData("guide", "hiringProcessRead\n")]
    [InlineData("provider", "hiringProcessMetadataRead\n")]
    [InlineData("key", "hiringProcessMetadata:read\n")]
    [InlineData("tickbox", "Hiring Process: Read\n")]
    public async Task Scopes_go_by_every_name(string names, string expected)
    {
        var result = await CommandLine.RunAsync("scopes", "ashby_list_sources", "--names", names);

        Assert.Equal(expected, result.Output);
    }

    [Fact]
    public async Task All_the_guides_actions_need_its_17_scopes()
    {
        var result = await CommandLine.RunAsync("scopes", "--all");

        Assert.Equal(17, result.Output.Split(' ').Length);
    }

    [Fact]
    public async Task Explain_says_which_action_needs_which_box_and_why_one_more()
    {
        var result = await CommandLine.RunAsync("scopes", "ashby_list_brands", "--explain");

        Assert.Matches(
            "Organization: Read +organizationRead +ashby_list_brands +Ashby documents",
            result.Output
        );
        Assert.Contains("Admin → Integrations → API Keys", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_JSON_every_scope_names_the_actions_that_need_it()
    {
        var result = await CommandLine.RunAsync("scopes", "ashby_list_candidates", "--json");

        var scope = Assert.Single(result.Json.EnumerateArray());
        Assert.Equal("Candidates: Read", scope.GetProperty("tickBox").GetString());
        Assert.Equal("ashby_list_candidates", scope.GetProperty("neededBy")[0].GetString());
    }

    [Theory]
    [InlineData("scopes")]
    [InlineData("scopes", "--all", "ashby_list_candidates")]
    [InlineData("scopes", "ashby_list_candidates", "--separator", "tab")]
    [InlineData("scopes", "ashby_list_candidatse")]
    public async Task What_cannot_be_meant_is_wrong_usage(params string[] arguments)
    {
        var result = await CommandLine.RunAsync(arguments);

        Assert.Equal(2, result.Code);
        Assert.Empty(result.Output);
        Assert.StartsWith("patchbay: ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_guide_is_for_the_chosen_actions_alone_and_under_the_apps_name()
    {
        var result = await CommandLine.RunAsync(
            "guide",
            "ashby_list_candidates",
            "--app",
            "Acme",
            "--white-label"
        );

        Assert.StartsWith("# ", result.Output, StringComparison.Ordinal);
        Assert.Contains("`candidatesRead`", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("`jobsRead`", result.Output, StringComparison.Ordinal);
        Assert.Contains("Acme", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Patchbay", result.Output, StringComparison.Ordinal);
    }
}
