using System.Text.Json;

namespace Patchbay.Tests.Cli;

public class ActionsCommandTests
{
    [Fact]
    public async Task List_in_a_pipe_is_a_JSON_array_with_the_guides_137_first()
    {
        var result = await CommandLine.RunAsync("actions", "list");

        Assert.Equal(0, result.Code);
        var actions = result.Json.EnumerateArray().ToList();
        Assert.Equal(137, actions.Count(action => !action.GetProperty("additional").GetBoolean()));
        Assert.All(
            actions.Take(137),
            action => Assert.False(action.GetProperty("additional").GetBoolean())
        );
        Assert.Equal("ashby_list_departments", Id(actions[0]));
        Assert.Equal("List Departments", actions[0].GetProperty("label").GetString());
        Assert.Equal("read", actions[0].GetProperty("effect").GetString());
        Assert.Equal("organizationRead", actions[0].GetProperty("scopes")[0].GetString());
        Assert.Equal("cursorAndSyncToken", actions[0].GetProperty("paging").GetString());
    }

    [Theory]
    [InlineData("--scope", "candidatesRead")]
    [InlineData("--scope", "Candidates: Read")]
    [InlineData("--scope", "candidates:read")]
    public async Task List_takes_a_scope_by_any_of_its_names(string option, string name)
    {
        var result = await CommandLine.RunAsync("actions", "list", option, name);

        var actions = result.Json.EnumerateArray().ToList();
        Assert.NotEmpty(actions);
        Assert.All(
            actions,
            action =>
                Assert.Contains(
                    "candidatesRead",
                    action
                        .GetProperty("minimalScopes")
                        .EnumerateArray()
                        .Select(scope => scope.GetString())
                )
        );
    }

    [Fact]
    public async Task List_narrows_by_every_filter_together()
    {
        var result = await CommandLine.RunAsync(
            "actions",
            "list",
            "--resource",
            "candidate",
            "--effect",
            "create",
            "--guide",
            "--search",
            "RESUME upload"
        );

        Assert.Contains(
            "ashby_upload_candidate_resume_complete",
            result.Json.EnumerateArray().Select(Id)
        );
        Assert.All(
            result.Json.EnumerateArray(),
            action =>
            {
                Assert.Equal("candidate", action.GetProperty("resource").GetString());
                Assert.Equal("create", action.GetProperty("effect").GetString());
            }
        );
    }

    [Fact]
    public async Task List_on_a_terminal_is_a_table_that_fits_and_counts()
    {
        var result = await new CommandLine
        {
            OnTerminal = true,
            Width = 90,
            Environment = new() { ["NO_COLOR"] = "1" },
        }.WithAsync("actions", "list", "--resource", "department");

        Assert.All(Plain(result).Split('\n'), line => Assert.True(line.Length <= 90, line));
        Assert.Contains("ashby_list_departments", result.Output, StringComparison.Ordinal);
        Assert.EndsWith("actions\n", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--scope", "candidateRead", "candidatesRead")]
    [InlineData("--resource", "candidat", "candidate")]
    public async Task An_unknown_filter_value_names_the_nearest(
        string option,
        string value,
        string near
    )
    {
        var result = await CommandLine.RunAsync("actions", "list", option, value);

        Assert.Equal(2, result.Code);
        Assert.Empty(result.Output);
        Assert.Contains($"Did you mean {near}", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_says_everything_that_a_person_needs()
    {
        var result = await CommandLine.RunAsync("actions", "show", "ashby_list_brands");

        Assert.Equal(0, result.Code);
        foreach (
            var part in (string[])
                [
                    "List Brands",
                    "Also called: employer brands",
                    "Reads; changes nothing.",
                    "[x] Hiring Process: Read",
                    "[x] Organization: Read",
                    "Ashby documents organizationRead",
                    "limit   integer",
                    "patchbay run ashby_list_brands",
                    "ashby_create_job",
                ]
        )
            Assert.Contains(part, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_says_which_fields_are_required_and_which_exclude_each_other()
    {
        var result = await CommandLine.RunAsync(
            "actions",
            "show",
            "ashby_upload_candidate_resume_complete"
        );

        Assert.Matches(@"candidateId +string +yes", result.Output);
        Assert.Contains("One of these is needed: file (", result.Output, StringComparison.Ordinal);
        Assert.Contains("--file cv.pdf", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_as_JSON_brings_schemas_that_stand_on_their_own()
    {
        var result = await CommandLine.RunAsync(
            "actions",
            "show",
            "ashby_list_candidates",
            "--json"
        );

        var input = result.Json.GetProperty("input");
        var limit = input.GetProperty("properties").GetProperty("limit");
        if (limit.TryGetProperty("$ref", out var reference))
            Assert.True(
                input
                    .GetProperty("$defs")
                    .TryGetProperty(reference.GetString()!.Split('/')[^1], out _)
            );
        Assert.Equal("array", result.Json.GetProperty("output").GetProperty("type").GetString());
    }

    [Fact]
    public async Task An_unknown_action_names_the_nearest()
    {
        var result = await CommandLine.RunAsync(
            "actions",
            "show",
            "ashby_list_candidate",
            "--json"
        );

        Assert.Equal(2, result.Code);
        Assert.Equal("unknown_action", result.ErrorJson.GetProperty("code").GetString());
        Assert.Equal(
            "ashby_list_candidates",
            result.ErrorJson.GetProperty("suggestions")[0].GetString()
        );
    }

    private static string? Id(JsonElement action) => action.GetProperty("id").GetString();

    private static string Plain(CommandLineResult result) =>
        string.Concat(
            result
                .Output.Split('\e')
                .Select((part, index) => index == 0 ? part : part[(part.IndexOf('m') + 1)..])
        );
}
