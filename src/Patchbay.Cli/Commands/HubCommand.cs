using System.CommandLine;
using Patchbay.Cli.Output;
using Patchbay.Cli.Settings;
using Patchbay.Client;

namespace Patchbay.Cli.Commands;

/// <summary>A command that asks the hub about itself, not about an account's data.</summary>
internal abstract class HubCommand : Command
{
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(30);

    protected HubCommand(
        CliHost host,
        string name,
        string description,
        params SettingDefinition[] besides
    )
        : base(name, description)
    {
        Host = host;
        var options = new SettingOptions(
            this,
            [SettingDefinition.Hub, SettingDefinition.HubKey, .. besides]
        );
        SetAction(
            async (parse, cancellationToken) =>
            {
                var failure = await ConnectAsync(parse, options, cancellationToken);
                return failure is null ? ExitCode.Done : Host.Fail(failure, parse.WantsJson());
            }
        );
    }

    protected CliHost Host { get; }

    /// <returns>Why it failed; null when it is done.</returns>
    protected abstract Task<CliFailure?> RunAsync(
        ParseResult parse,
        PatchbayClient hub,
        CliSettings settings,
        CancellationToken cancellationToken
    );

    private async Task<CliFailure?> ConnectAsync(
        ParseResult parse,
        SettingOptions options,
        CancellationToken cancellationToken
    )
    {
        var settings = SettingsReader.Read(Host, parse, options);
        if (!settings.Succeeded)
            return settings.Failure;
        var opened = Open(settings.Value);
        if (!opened.Succeeded)
            return opened.Failure;
        using var hub = opened.Value;
        return await RunAsync(parse, hub, settings.Value, cancellationToken);
    }

    /// <summary>The hub that the settings name.</summary>
    public static Attempt<PatchbayClient> Open(CliSettings settings)
    {
        var address = settings.RequireAddress(SettingDefinition.Hub, "The hub's address");
        if (!address.Succeeded)
            return address.Failure;
        var key = settings.Require(SettingDefinition.HubKey, "The hub's API key");
        return key.Succeeded
            ? new PatchbayClient(address.Value, key.Value.Value, timeout: LongestAnswer)
            : key.Failure;
    }
}
