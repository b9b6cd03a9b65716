namespace Patchbay.Cli.Settings;

/// <summary>What is set, from the strongest level that sets it.</summary>
internal sealed class CliSettings(IReadOnlyList<Setting> settings)
{
    public IReadOnlyList<Setting> All => settings;

    public Setting? this[SettingDefinition definition] =>
        settings.FirstOrDefault(setting => setting.Definition == definition);

    /// <summary>The settings, or the failure that names every way to give the missing one.</summary>
    public Attempt<Setting> Require(SettingDefinition definition, string what) =>
        this[definition] is { } setting
            ? setting
            : CliFailure.Usage(
                $"{what} is missing.",
                $"Set {definition.Variable}, give {definition.Flag}, or put \"{definition.Key}\" into the configuration file."
            );

    public Attempt<Uri> RequireAddress(SettingDefinition definition, string what)
    {
        var found = Require(definition, what);
        return found.Succeeded ? Address(found.Value) : found.Failure;
    }

    public static Attempt<Uri> Address(Setting setting) =>
        Uri.TryCreate(setting.Value, UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https"
            ? address
            : CliFailure.Usage(
                $"{setting.Origin} is not an address: {setting.Value}",
                "Give it as http://… or https://…"
            );
}
