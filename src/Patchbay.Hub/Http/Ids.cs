using System.Security.Cryptography;

namespace Patchbay.Hub.Http;

internal static class Ids
{
    // No vowels and none of 0, 1, l: no words, and nothing that is misread.
    private const string Alphabet = "23456789bcdfghjkmnpqrstvwxz";

    private const int Length = 20;

    // Of them the characters that say when: enough for milliseconds until the year 2211.
    private const int Instant = 9;

    /// <summary>A new id such as <c>acc_7kq…</c>: 95 random bits, so that ids neither collide nor can be guessed.</summary>
    public static string New(string kind) =>
        $"{kind}_{RandomNumberGenerator.GetString(Alphabet, Length)}";

    /// <summary>
    /// A new id that sorts after older ones, for rows that come by the thousand: an index by random ids is written all
    /// over for them. 52 random bits after the millisecond keep them apart; they are no secret.
    /// </summary>
    public static string NewInOrder(string kind, DateTimeOffset now)
    {
        Span<char> id = stackalloc char[Length];
        Random.Shared.GetItems(Alphabet, id[Instant..]);
        var rest = now.ToUnixTimeMilliseconds();
        for (var place = Instant - 1; place >= 0; place--)
        {
            id[place] = Alphabet[(int)(rest % Alphabet.Length)];
            rest /= Alphabet.Length;
        }
        return $"{kind}_{id}";
    }
}
