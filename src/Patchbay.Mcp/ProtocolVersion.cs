namespace Patchbay.Mcp;

/// <summary>A version of the protocol, as far as answers differ by it.</summary>
/// <param name="Name">As it stands on the wire; empty for a client that does not say.</param>
internal readonly record struct ProtocolVersion(string Name)
{
    public const string Latest = "2026-07-28";

    private static readonly string[] TextOnly = ["2024-11-05", "2025-03-26"];

    /// <summary>Those that begin with a handshake.</summary>
    public static readonly string[] WithHandshake = [.. TextOnly, "2025-06-18", "2025-11-25"];

    /// <summary>Every request says all there is to know of the client, and no handshake comes before.</summary>
    public bool IsLatest => Name == Latest;

    /// <summary>Knows of results that are more than text.</summary>
    public bool TakesStructure => !TextOnly.Contains(Name);
}
