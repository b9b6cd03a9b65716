using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Guides;
using Patchbay.Tests.Cli;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.Hub.Guides;

/// <summary>Whoever is asked for the scopes of a selection says the same.</summary>
public sealed partial class SameScopesTests(TestHub hub) : IClassFixture<TestHub>
{
    private static readonly Connector Connector = Ashby.Connector;

    // Few actions as well as many: a selection by a coin alone would need nearly every scope.
    private static readonly Gen<List<ActionDefinition>> Selections = Gen.Int[1, 100]
        .SelectMany(percent =>
            Gen.Int[0, 99]
                .Array[Connector.Actions.Count]
                .Select(rolls =>
                    Connector.Actions.Where((_, index) => rolls[index] < percent).ToList()
                )
        );

    [Fact]
    public async Task Page_Markdown_API_and_command_line_give_the_same_scopes_for_any_selection() =>
        await Selections.SampleAsync(HoldAsync, iter: 60, threads: 1);

    [Fact]
    public async Task A_profile_gives_what_it_enables_to_all_of_them()
    {
        var made = await hub.CallAsync(
            "POST",
            "/auth_configs",
            """{"connector_key":"ashby","name":"Few","enabled_actions":["ashby_list_sources","ashby_get_notetaker_transcript"]}"""
        );
        var profile = made["id"]!;
        string[] expected = ["hiringProcessRead", "notetakerRead"];

        Assert.Equal(expected, OfJson(await GetAsync($"/scopes?profile={profile}")));
        Assert.Equal(expected, OfMarkdown(await GetAsync($".md?profile={profile}")));
        Assert.Equal(expected, OfPage(await GetAsync($"?profile={profile}")));
        var line = await CommandLine.RunAsync(
            "scopes",
            "--profile",
            profile,
            "--hub",
            hub.Address.AbsoluteUri,
            "--key",
            TestHub.BootstrapKey
        );
        Assert.Equal((0, "hiringProcessRead notetakerRead\n"), (line.Code, line.Output));
    }

    private async Task HoldAsync(List<ActionDefinition> actions)
    {
        var expected = Connector.Scopes.MinimalSet(actions).Select(scope => scope.Name).ToArray();
        var query = GuideAddress.Write(Connector, actions) is { } value ? $"?actions={value}" : "";

        Assert.Equal(expected, OfJson(await GetAsync("/scopes" + query)));
        Assert.Equal(expected, OfMarkdown(await GetAsync(".md" + query)));
        Assert.Equal(expected, OfPage(await GetAsync(query)));
        if (actions.Count == 0)
            return;
        var line = await CommandLine.RunAsync(["scopes", .. actions.Select(action => action.Id)]);
        Assert.Equal(string.Join(' ', expected) + "\n", line.Output);
    }

    private async Task<string> GetAsync(string path) =>
        (await hub.CallAsync("GET", "/guides/ashby" + path, key: "")).IsOk().Text;

    private static string[] OfJson(string json) =>
        JsonElement
            .Parse(json)
            .GetProperty("scopes")
            .EnumerateArray()
            .Select(scope => scope.GetString()!)
            .ToArray();

    private static string[] OfMarkdown(string markdown) =>
        ScopesLine().Match(markdown) is { Success: true } line
            ? line.Groups["scopes"].Value.Split(' ')
            : [];

    private static string[] OfPage(string html) =>
        ScopesBox()
            .Match(html)
            .Groups["scopes"]
            .Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex("data-scopes-text[^>]*>(?<scopes>[^<]*)</pre>", RegexOptions.NonBacktracking)]
    private static partial Regex ScopesBox();

    [GeneratedRegex(
        "^Scopes selected: `(?<scopes>.+)`$",
        RegexOptions.Multiline | RegexOptions.NonBacktracking
    )]
    private static partial Regex ScopesLine();
}
