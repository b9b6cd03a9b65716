using System.Text.Json;
using Patchbay.Tests.Cli;
using Patchbay.Tests.Hub;

namespace Patchbay.Tests.EndToEnd;

/// <summary>The operator's commands against a real hub: keys rotate, audit export, audit verify.</summary>
public sealed class AuditAndKeysTests : IAsyncLifetime
{
    private readonly TestHub _hub = new();

    public async ValueTask InitializeAsync()
    {
        await _hub.InitializeAsync();
        await _hub.LinkAsync("first");
        await _hub.LinkAsync("second");
    }

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task Rotate_waits_and_shows_the_end()
    {
        var never = await LineAsync("keys", "status");
        Assert.Equal("none", never.Json.GetProperty("state").GetString());
        var rotated = await LineAsync("keys", "rotate", "--wait");
        Assert.Equal((0, "done"), (rotated.Code, rotated.Json.GetProperty("state").GetString()));
        Assert.Equal(0, rotated.Json.GetProperty("secretsBehind").GetInt32());

        var shown = await (Line() with { OnTerminal = true }).WithAsync("keys", "status");
        Assert.Matches(@"^done, ([2-4]) of \1 secrets under the newest keys\n$", shown.Output);
        Assert.Equal(1, (await LineAsync("keys", "stop")).Code);
    }

    [Fact]
    public async Task An_export_is_checked_and_tells_its_end_which_proves_the_next_one()
    {
        var (export, end) = await ExportAsync();
        Assert.Equal(5, export.Lines.Length);
        Assert.StartsWith("5:", end);
        await _hub.LinkAsync("third");
        var next = await LineAsync("audit", "export", "--since", end);
        Assert.Equal(0, next.Code);
        Assert.Equal(export.Lines[^1], next.Lines[0]);
        Assert.Equal(3, next.Lines.Length);

        var kept = await (Line() with { Input = export.Output }).WithAsync("audit", "verify", "-");
        Assert.Equal((0, $"5 entries, unbroken, up to {end}\n"), (kept.Code, kept.Error));
        var rest = await (Line() with { Input = next.Output }).WithAsync(
            "audit",
            "verify",
            "-",
            "--since",
            end
        );
        Assert.Equal(0, rest.Code);
    }

    [Theory]
    [InlineData(
        "UPDATE AuditEntries SET Text = replace(Text, 'account.linked', 'account.linkeD') WHERE Sequence = 3",
        "Entry 3 was changed"
    )]
    [InlineData("DELETE FROM AuditEntries WHERE Sequence = 3", "Entry 4 follows entry 2")]
    [InlineData(
        "UPDATE AuditEntries SET Sequence = 30 WHERE Sequence = 3",
        "Entry 4 follows entry 2"
    )]
    [InlineData(
        "UPDATE AuditEntries SET (Text, Hash) = (SELECT other.Text, other.Hash FROM AuditEntries other WHERE other.Sequence = 2) WHERE Sequence = 3",
        "Entry 2 follows entry 2"
    )]
    public async Task What_somebody_with_the_database_changed_is_found(string sql, string words)
    {
        await UnguardAsync();
        Assert.Equal(1, await Tampering.ExecuteAsync(_hub, sql));
        var broken = await LineAsync("audit", "export");
        Assert.Equal(1, broken.Code);
        Assert.Contains(words, broken.Error);
        var verified = await (Line() with { Input = broken.Output }).WithAsync(
            "audit",
            "verify",
            "-"
        );
        Assert.Equal(1, verified.Code);
    }

    [Fact]
    public async Task A_cut_off_end_is_found_by_the_end_that_was_kept()
    {
        var (_, end) = await ExportAsync();
        await UnguardAsync();
        await Tampering.ExecuteAsync(_hub, "DELETE FROM AuditEntries WHERE Sequence >= 5");
        // The chain closes, so only what is kept elsewhere tells.
        Assert.Equal(0, (await LineAsync("audit", "export")).Code);
        var broken = await LineAsync("audit", "export", "--since", end);
        Assert.Equal(1, broken.Code);
        Assert.Contains("Entry 5 with that hash is not in it", broken.Error);
        // Nor does it help to go on from there.
        await _hub.LinkAsync("later");
        Assert.Equal(1, (await LineAsync("audit", "export", "--since", end)).Code);
    }

    [Fact]
    public async Task Every_single_change_to_a_kept_export_is_found()
    {
        var (export, _) = await ExportAsync();
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var text = export.Output.ToCharArray();
            var place = random.Next(text.Length);
            if (text[place] == '\n')
                continue;
            text[place] = text[place] == 'x' ? 'y' : 'x';
            var verified = await (Line() with { Input = new string(text) }).WithAsync(
                "audit",
                "verify",
                "-"
            );
            Assert.True(verified.Code == 1, $"character {place} of {export.Output}");
        }
    }

    private async Task<(CommandLineResult Export, string End)> ExportAsync()
    {
        var export = await LineAsync("audit", "export");
        Assert.Equal(0, export.Code);
        return (export, export.Error.Split("up to ")[1].Trim());
    }

    private async Task UnguardAsync()
    {
        foreach (var change in new[] { "update", "delete" })
            await Tampering.ExecuteAsync(_hub, $"DROP TRIGGER AuditEntries_no_{change}");
    }

    private CommandLine Line() =>
        new()
        {
            Environment = new()
            {
                ["PATCHBAY_HUB"] = _hub.Address.ToString(),
                ["PATCHBAY_KEY"] = TestHub.BootstrapKey,
            },
        };

    private Task<CommandLineResult> LineAsync(params string[] arguments) =>
        Line().WithAsync(arguments);
}
