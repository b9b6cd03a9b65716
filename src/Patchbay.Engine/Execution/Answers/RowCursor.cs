using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Patchbay.Engine.Execution.Answers;

/// <summary>
/// A cursor that goes on within a page of the provider: by asking for that page again and leaving out what was shown. The
/// last row shown is known again by its mark, should rows before it have come or gone in between.
/// </summary>
/// <param name="Shown">How many rows of the page were shown.</param>
/// <param name="PageSize">The limit that the page was asked for with; null when none was.</param>
/// <param name="Mark">Of the last row shown.</param>
/// <param name="Page">The provider's cursor of the page; null for the first.</param>
internal sealed partial record RowCursor(int Shown, int? PageSize, uint Mark, string? Page)
{
    /// <summary>Whether a cursor may be one of ours, without reading it.</summary>
    public static bool MayBe(JsonElement cursor) =>
        cursor.ValueKind == JsonValueKind.String
        && JsonMarshal.GetRawUtf8Value(cursor).StartsWith("\"rows."u8);

    /// <summary>Null for a cursor of the provider.</summary>
    public static RowCursor? Read(string text)
    {
        if (Form().Match(text) is not { Success: true, Groups: var parts })
            return null;
        var size = int.Parse(parts["size"].ValueSpan, CultureInfo.InvariantCulture);
        return new(
            int.Parse(parts["shown"].ValueSpan, CultureInfo.InvariantCulture),
            size == 0 ? null : size,
            uint.Parse(
                parts["mark"].ValueSpan,
                NumberStyles.HexNumber,
                CultureInfo.InvariantCulture
            ),
            parts["page"].Success ? parts["page"].Value : null
        );
    }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"rows.{Shown}.{PageSize ?? 0}.{Mark:x8}{(Page is null ? "" : ".")}{Page}"
        );

    /// <summary>The index of the first row not shown yet.</summary>
    public int FirstOf(JsonElement rows)
    {
        var length = rows.GetArrayLength();
        if (Shown <= length && MarkOf(rows[Shown - 1]) == Mark)
            return Shown;
        for (var index = 0; index < length; index++)
            if (MarkOf(rows[index]) == Mark)
                return index + 1;
        return int.Min(Shown, length);
    }

    /// <summary>FNV-1a of the row's id, or of the row when it has none.</summary>
    public static uint MarkOf(JsonElement row)
    {
        var known =
            row.ValueKind == JsonValueKind.Object && row.TryGetProperty("id"u8, out var id)
                ? id
                : row;
        var mark = 2166136261u;
        foreach (var octet in JsonMarshal.GetRawUtf8Value(known))
            mark = (mark ^ octet) * 16777619u;
        return mark;
    }

    [GeneratedRegex(
        @"\Arows\.(?<shown>[1-9]\d{0,8})\.(?<size>\d{1,9})\.(?<mark>[0-9a-f]{8})(\.(?<page>.+))?\z",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Form();
}
