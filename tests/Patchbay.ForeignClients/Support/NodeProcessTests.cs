using System.Text.Json.Nodes;

namespace Patchbay.ForeignClients.Support;

public sealed class NodeProcessTests
{
    private const string Echo =
        "require('readline').createInterface({ input: process.stdin }).on('line', line => console.log(line))";

    [Fact]
    public async Task Every_line_is_answered_by_a_line()
    {
        await using var node = Start(Echo);
        foreach (var text in new[] { "one", "two\nlines", "Ž ✓" })
            Assert.Equal(text, (string?)await node.AskAsync(JsonValue.Create(text)));
    }

    [Fact]
    public async Task A_program_that_breaks_off_says_why()
    {
        await using var node = Start("console.error('no such client'); process.exit(3)");

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            node.AskAsync(new JsonObject())
        );

        Assert.Contains("no such client", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_never_answers_is_ended()
    {
        await using var node = Start("setInterval(() => {}, 1000)", TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAsync<InvalidOperationException>(() => node.AskAsync(new JsonObject()));

        Assert.True(node.HasEnded);
    }

    [Fact]
    public async Task It_sees_nothing_of_the_environment()
    {
        await using var node = Start(
            "process.stdin.on('data', () => console.log(JSON.stringify(Object.keys(process.env))))"
        );

        var names = await node.AskAsync(new JsonObject());

        Assert.Equal(["GIVEN", "PATH"], names.AsArray().Select(name => (string?)name).Order());
    }

    [Fact]
    public void A_package_that_is_missing_is_named_with_the_way_to_install_it()
    {
        var failure = Assert.Throws<InvalidOperationException>(() =>
            NodeProcess.Installed("no-such-package/index.js")
        );

        Assert.Contains("Run ./test", failure.Message, StringComparison.Ordinal);
    }

    private static NodeProcess Start(string script, TimeSpan? limit = null) =>
        NodeProcess.Start(
            new Dictionary<string, string> { ["GIVEN"] = "yes" },
            ["--eval", script],
            limit
        );
}
