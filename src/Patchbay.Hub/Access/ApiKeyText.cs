using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Patchbay.Hub.Access;

/// <summary>An API key as its holder sees it: <c>v1.local.</c> and 43 random characters.</summary>
internal static partial class ApiKeyText
{
    public static string New() =>
        "v1.local." + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>
    /// A fast hash is right here: slow ones protect what people can guess, and nobody guesses 256 random bits. That is
    /// also why <see cref="IsStrong"/> refuses short keys from outside.
    /// </summary>
    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <summary>What may be shown of a key: enough to tell two apart.</summary>
    public static string Prefix(string key) => key[..Math.Min(key.Length, 13)];

    public static bool IsStrong(string key) => Form().IsMatch(key);

    [GeneratedRegex(
        @"\Av1\.[a-z0-9-]{1,20}\.[A-Za-z0-9_-]{32,200}\z",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Form();
}
