using System.Text;

namespace Patchbay.Engine.Execution;

/// <summary>
/// A provider may quote the key it was sent. What it says is freed of it before any of it is shortened or put into a
/// sentence, so that no part of the key goes on to callers and logs.
/// </summary>
internal static class KeyRedaction
{
    private const string Mark = "[key]";

    // A shorter one, as a test may have, can be any word of a customer's data.
    private const int FewestCharactersInData = 16;

    public static string? Without(this string? text, string key) =>
        key.Length == 0 ? text : text?.Replace(key, Mark, StringComparison.Ordinal);

    /// <summary>A whole body, which goes on to the caller as data when all went well.</summary>
    public static byte[] Without(this byte[] body, string key) =>
        key.Length < FewestCharactersInData
        || body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(key)) < 0
            ? body
            : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body).Without(key)!);
}
