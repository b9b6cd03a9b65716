namespace Patchbay.Hub.Logs;

/// <summary>The program that called, by its own word: what an MCP client says in <c>clientInfo</c>.</summary>
internal sealed record RequestClient(string Name, string? Version)
{
    private const int Longest = 100;

    /// <summary>Null where it says nothing; what is too long for a log is cut.</summary>
    public static RequestClient? Of(string? name, string? version) =>
        string.IsNullOrWhiteSpace(name)
            ? null
            : new(Cut(name), version is null ? null : Cut(version));

    private static string Cut(string text) => text[..Math.Min(text.Length, Longest)];
}
