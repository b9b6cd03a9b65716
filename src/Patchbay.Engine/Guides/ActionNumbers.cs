using System.Buffers.Text;
using System.Collections.Frozen;

namespace Patchbay.Engine.Guides;

/// <summary>
/// A set of actions as a short text: bit n stands for the action with number n, the lowest first, as base64url without
/// what is zero at the end.
/// </summary>
/// <param name="ids">Ids by number. Numbers never change, and those of actions that are gone are not given again.</param>
public sealed class ActionNumbers(IReadOnlyList<string> ids)
{
    private readonly FrozenDictionary<string, int> _byId = ids.Select(
            (id, number) => KeyValuePair.Create(id, number)
        )
        .DistinctBy(pair => pair.Key)
        .ToFrozenDictionary(StringComparer.Ordinal);

    public IReadOnlyList<string> Ids { get; } = ids;

    public int Of(string id) => _byId[id];

    public string Encode(IEnumerable<string> actions)
    {
        var bytes = new byte[(Ids.Count + 7) / 8];
        foreach (var id in actions)
            bytes[_byId[id] / 8] |= (byte)(1 << (_byId[id] % 8));
        return Base64Url.EncodeToString(
            bytes.AsSpan(0, bytes.AsSpan().LastIndexOfAnyExcept((byte)0) + 1)
        );
    }

    /// <summary>The ids in a text, and how many of its numbers are not given to any; null when it is no such text.</summary>
    public (IReadOnlyList<string> Ids, int Unknown)? Decode(ReadOnlySpan<char> text)
    {
        if (!Base64Url.IsValid(text))
            return null;
        var bytes = Base64Url.DecodeFromChars(text);
        var found = new List<string>();
        var unknown = 0;
        for (var number = 0; number < bytes.Length * 8; number++)
        {
            if ((bytes[number / 8] & (1 << (number % 8))) == 0)
                continue;
            if (number < Ids.Count)
                found.Add(Ids[number]);
            else
                unknown++;
        }
        return (found, unknown);
    }
}
