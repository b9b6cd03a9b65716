using Patchbay.Engine.Execution;

namespace Patchbay.Cli.Settings;

/// <summary>Chooses between a hub and Ashby: the one that the stronger level speaks of, and never a guess.</summary>
internal static class TargetChoice
{
    private static readonly SettingDefinition[] OfHub =
    [
        SettingDefinition.Hub,
        SettingDefinition.HubKey,
        SettingDefinition.Account,
    ];

    private static readonly SettingDefinition[] OfAshby =
    [
        SettingDefinition.AshbyKey,
        SettingDefinition.AshbyUrl,
    ];

    public static Attempt<Target> Choose(CliSettings settings, Via? via)
    {
        var hub = Strongest(settings, OfHub);
        var ashby = Strongest(settings, OfAshby);
        if (via is null && hub is null && ashby is null)
            return CliFailure.Usage(
                "Neither a hub nor a key of Ashby is set.",
                "Set PATCHBAY_HUB, PATCHBAY_KEY and PATCHBAY_ACCOUNT, or ASHBY_API_KEY; \"patchbay run --help\" lists the flags."
            );
        if (via is null && hub is not null && ashby is not null && hub.Level == ashby.Level)
            return CliFailure.Usage(
                $"It is open what to run through: {hub.Origin} speaks of a hub and {ashby.Origin} of Ashby{Where(hub)}.",
                "Choose with --via hub or --via ashby, or leave one of them out."
            );
        var throughHub = via is { } chosen
            ? chosen == Via.Hub
            : ashby is null || (hub is not null && hub.Level < ashby.Level);
        return throughHub ? Hub(settings) : Ashby(settings);
    }

    private static Setting? Strongest(CliSettings settings, SettingDefinition[] definitions) =>
        definitions
            .Select(definition => settings[definition])
            .OfType<Setting>()
            .MinBy(setting => setting.Level);

    private static string Where(Setting setting) =>
        setting.Level switch
        {
            SettingLevel.Flag => ", both by flag",
            SettingLevel.Environment => ", both in the environment",
            _ => "",
        };

    private static Attempt<Target> Hub(CliSettings settings)
    {
        var address = settings.RequireAddress(SettingDefinition.Hub, "The hub's address");
        if (!address.Succeeded)
            return address.Failure;
        var key = settings.Require(SettingDefinition.HubKey, "The hub's API key");
        if (!key.Succeeded)
            return key.Failure;
        var account = settings.Require(SettingDefinition.Account, "The account");
        if (!account.Succeeded)
            return account.Failure;
        if (!account.Value.Value.All(IsPlain))
            return CliFailure.Usage(
                $"{account.Value.Origin} is no account id: {account.Value.Value}",
                "\"patchbay accounts list\" shows the ids."
            );
        return new HubTarget(address.Value, key.Value.Value, account.Value.Value);
    }

    /// <summary>What a header can carry.</summary>
    private static bool IsPlain(char character) => character is > ' ' and < (char)127;

    private static Attempt<Target> Ashby(CliSettings settings)
    {
        var key = settings.Require(SettingDefinition.AshbyKey, "Ashby's API key");
        if (!key.Succeeded)
            return key.Failure;
        if (settings[SettingDefinition.AshbyUrl] is not { } url)
            return new AshbyTarget(new ProviderConnection(key.Value.Value));
        var address = CliSettings.Address(url);
        return address.Succeeded
            ? new AshbyTarget(new ProviderConnection(key.Value.Value, address.Value))
            : address.Failure;
    }
}
