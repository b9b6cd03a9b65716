using System.CommandLine;
using Patchbay.Cli.Output;
using Patchbay.Cli.Running;
using Patchbay.Cli.Settings;
using Patchbay.Client;

namespace Patchbay.Cli.Commands;

internal sealed class KeysRotateCommand : HubCommand, IHasHelpNotes
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Option<bool> _wait = new("--wait")
    {
        Description = "Stay until it is done, and show how far it is.",
    };

    public KeysRotateCommand(CliHost host)
        : base(host, "rotate", "Renews the keys and seals every credential anew.") => Add(_wait);

    public string HelpNotes =>
        """
            The hub does it in the background and goes on serving; also after a restart. A stopped rotation goes on where it
            was. To change the master key as well, start the hub with the new one in PATCHBAY_MASTER_KEY and the one before
            in PATCHBAY_OLD_MASTER_KEY, rotate, and leave the old one out from then on. The key needs the scope hub:admin.
            """;

    protected override async Task<CliFailure?> RunAsync(
        ParseResult parse,
        PatchbayClient hub,
        CliSettings settings,
        CancellationToken cancellationToken
    )
    {
        var rotation = await hub.StartKeyRotationAsync(cancellationToken);
        while (rotation is { Value.IsRunning: true } && parse.GetValue(_wait))
        {
            await Host.Error.WriteLineAsync(KeyRotationOutput.Line(rotation.Value));
            await Task.Delay(Interval, Host.Time, cancellationToken);
            rotation = await hub.GetKeyRotationAsync(cancellationToken);
        }
        return Host.WriteRotation(rotation, parse.WantsJson());
    }
}
