using System.CommandLine;
using Patchbay.Cli.Output;
using Patchbay.Cli.Running;
using Patchbay.Cli.Settings;
using Patchbay.Client;

namespace Patchbay.Cli.Commands;

internal sealed class AuditExportCommand : HubCommand, IHasHelpNotes
{
    private readonly Option<Log?> _of = Choice.Of<Log>(
        "--of",
        "The key's project, or what belongs to no project. [default: project]"
    );

    private readonly Option<AuditHead?> _since = AuditCommand.SinceOption(
        "Start at the entry that an earlier export ended with; it must still be the same."
    );

    public AuditExportCommand(CliHost host)
        : base(host, "export", "Writes the audit log, one entry a line, and checks it.")
    {
        Add(_of);
        Add(_since);
    }

    private enum Log
    {
        Project,
        Hub,
    }

    public string HelpNotes =>
        """
            The end is told on the error stream: keep it where the hub's operator cannot change it. The next export with
            --since proves that nothing before it was changed or cut off. The key needs the scope logs:read, for the hub's
            own log hub:admin.
            """;

    protected override async Task<CliFailure?> RunAsync(
        ParseResult parse,
        PatchbayClient hub,
        CliSettings settings,
        CancellationToken cancellationToken
    )
    {
        var since = parse.GetValue(_since);
        var check = new AuditCheck(since);
        var lines = hub.ExportAuditLogAsync(
            parse.GetValue(_of) == Log.Hub,
            after: (since?.Sequence ?? 1) - 1,
            cancellationToken
        );
        using var text = Host.OpenText();
        await foreach (var line in lines)
        {
            if (!line.Succeeded)
                return Failures.Of(line.Error);
            check.Add(line.Value);
            text.WriteLine(line.Value);
        }
        text.Flush();
        return check.Finish(Host.Error);
    }
}
