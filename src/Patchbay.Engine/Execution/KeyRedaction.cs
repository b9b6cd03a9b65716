namespace Patchbay.Engine.Execution;

/// <summary>
/// A provider may quote the key it was sent. What it says is freed of it before any of it is shortened or put into a
/// sentence, so that no part of the key goes on to callers and logs.
/// </summary>
internal static class KeyRedaction
{
    private const string Mark = "[key]";

    public static string? Without(this string? text, string key) =>
        key.Length == 0 ? text : text?.Replace(key, Mark, StringComparison.Ordinal);
}
