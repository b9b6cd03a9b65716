using System.CommandLine;
using Patchbay.Cli.Output;
using Patchbay.Cli.Settings;
using Patchbay.Client;

namespace Patchbay.Cli.Commands;

internal sealed class KeysStatusCommand(CliHost host)
    : HubCommand(host, "status", "Shows how far the last rotation is.")
{
    protected override async Task<CliFailure?> RunAsync(
        ParseResult parse,
        PatchbayClient hub,
        CliSettings settings,
        CancellationToken cancellationToken
    ) => Host.WriteRotation(await hub.GetKeyRotationAsync(cancellationToken), parse.WantsJson());
}
