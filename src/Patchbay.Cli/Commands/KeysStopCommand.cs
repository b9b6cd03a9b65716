using System.CommandLine;
using Patchbay.Cli.Output;
using Patchbay.Cli.Settings;
using Patchbay.Client;

namespace Patchbay.Cli.Commands;

internal sealed class KeysStopCommand(CliHost host)
    : HubCommand(host, "stop", "Stops the rotation that is running; rotate goes on with it.")
{
    protected override async Task<CliFailure?> RunAsync(
        ParseResult parse,
        PatchbayClient hub,
        CliSettings settings,
        CancellationToken cancellationToken
    ) => Host.WriteRotation(await hub.StopKeyRotationAsync(cancellationToken), parse.WantsJson());
}
