namespace Patchbay.Client;

/// <summary>How far the renewal of the hub's data keys is.</summary>
/// <param name="State">none, running, stopped or done.</param>
/// <param name="Secrets">How many sealed secrets the hub keeps.</param>
/// <param name="SecretsBehind">Those not yet under their project's newest key.</param>
/// <param name="DataKeysBehind">Data keys that the old master key still seals.</param>
public sealed record KeyRotation(
    string State,
    int Secrets,
    int SecretsBehind,
    int DataKeysBehind,
    DateTimeOffset? StartedAt = null,
    DateTimeOffset? EndedAt = null
)
{
    public bool IsRunning => State == "running";
}
