using Patchbay.Engine.Execution;

namespace Patchbay.Cli.Settings;

/// <summary>What an action runs through.</summary>
internal abstract record Target;

internal sealed record HubTarget(Uri Address, string Key, string Account) : Target
{
    public override string ToString() => $"the hub at {Address}, account {Account}";
}

internal sealed record AshbyTarget(ProviderConnection Connection) : Target;

/// <summary>The user's word for a target, where the settings leave it open.</summary>
internal enum Via
{
    Hub,
    Ashby,
}
