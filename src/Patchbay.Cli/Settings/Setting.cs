namespace Patchbay.Cli.Settings;

/// <summary>Where a setting comes from; the first beats the others.</summary>
internal enum SettingLevel
{
    Flag,
    Environment,
    File,
}

/// <param name="Origin">The flag, variable or file that gave it, as the user knows it.</param>
internal sealed record Setting(
    SettingDefinition Definition,
    string Value,
    SettingLevel Level,
    string Origin
)
{
    /// <summary>The value as it may be shown.</summary>
    public string Shown => Definition.Secret ? Mask(Value) : Value;

    public override string ToString() => $"{Definition.Key} = {Shown} ({Origin})";

    private static string Mask(string secret) =>
        secret.Length < 12 ? "••••••" : "••••••" + secret[^4..];
}

/// <summary>One thing that can be set, under all its names.</summary>
/// <param name="Key">Its name in the configuration file.</param>
internal sealed record SettingDefinition(
    string Key,
    string Flag,
    string Variable,
    string Placeholder,
    string Description,
    bool Secret = false
)
{
    private const string SecretHint =
        "Other users of the machine can read flags: prefer the environment, @FILE, or - for the input.";

    public static readonly SettingDefinition Hub = new(
        "hub",
        "--hub",
        "PATCHBAY_HUB",
        "URL",
        "The hub to run through. [PATCHBAY_HUB]"
    );

    public static readonly SettingDefinition HubKey = new(
        "key",
        "--key",
        "PATCHBAY_KEY",
        "KEY|@FILE|-",
        $"The hub's API key. {SecretHint} [PATCHBAY_KEY]",
        Secret: true
    );

    public static readonly SettingDefinition Account = new(
        "account",
        "--account",
        "PATCHBAY_ACCOUNT",
        "ID",
        "The linked account in the hub. [PATCHBAY_ACCOUNT]"
    );

    public static readonly SettingDefinition AshbyKey = new(
        "ashbyKey",
        "--ashby-key",
        "ASHBY_API_KEY",
        "KEY|@FILE|-",
        $"Ashby's API key. {SecretHint} [ASHBY_API_KEY]",
        Secret: true
    );

    public static readonly SettingDefinition AshbyUrl = new(
        "ashbyUrl",
        "--ashby-url",
        "ASHBY_URL",
        "URL",
        "Another address than Ashby's own. [ASHBY_URL]"
    );

    public static readonly IReadOnlyList<SettingDefinition> All =
    [
        Hub,
        HubKey,
        Account,
        AshbyKey,
        AshbyUrl,
    ];
}
