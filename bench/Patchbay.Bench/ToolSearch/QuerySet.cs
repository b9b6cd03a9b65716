using System.Security.Cryptography;

namespace Patchbay.Bench.ToolSearch;

/// <param name="Expected">Ids of the actions that are right; any of them counts.</param>
internal sealed record Query(string Kind, IReadOnlyList<string> Expected, string Text);

/// <summary>The requests of bench/tool-search.</summary>
internal static class QuerySet
{
    public static IReadOnlyList<Query> Read(string path) =>
        File.ReadLines(path)
            .Select(line => line.Split('\t'))
            .Select(parts => new Query(parts[0], parts[1].Split(','), parts[2]))
            .ToList();

    /// <summary>The part that nothing was tuned on, if it still is the one that was sealed.</summary>
    public static IReadOnlyList<Query> ReadUnseen(string folder)
    {
        var path = Path.Combine(folder, "unseen.tsv");
        var sealedAs = File.ReadAllText(Path.Combine(folder, "unseen.sha256")).Split(' ')[0];
        var hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
        return hash == sealedAs
            ? Read(path)
            : throw new InvalidDataException("unseen.tsv is not the file that was sealed.");
    }
}
