using System.Buffers.Text;
using System.Text;

namespace Patchbay.Hub.Http;

/// <summary>Cursors of pages: to callers a word without meaning.</summary>
internal static class Cursors
{
    // A list of accounts goes by names, and nothing bounds those but the address.
    private const int MaxLength = 4_000;

    public static ApiError Unknown { get; } =
        ApiError.Invalid("next is not a cursor that this endpoint gave.");

    public static string Write(string place) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(place));

    /// <summary>Null for what was never a cursor.</summary>
    public static string? Read(string cursor) =>
        cursor.Length <= MaxLength && Base64Url.IsValid(cursor)
            ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor))
            : null;
}
