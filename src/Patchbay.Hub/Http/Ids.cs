using System.Security.Cryptography;

namespace Patchbay.Hub.Http;

internal static class Ids
{
    // No vowels and none of 0, 1, l: no words, and nothing that is misread.
    private const string Alphabet = "23456789bcdfghjkmnpqrstvwxz";

    /// <summary>A new id such as <c>acc_7kq…</c>: 95 random bits, so that ids neither collide nor can be guessed.</summary>
    public static string New(string kind) =>
        $"{kind}_{RandomNumberGenerator.GetString(Alphabet, 20)}";
}
