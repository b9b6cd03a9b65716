using System.Globalization;
using System.Text.Json;

namespace Patchbay.Engine.Execution.Answers;

/// <summary>How many rows there are, by reading pages to the end or to a bound.</summary>
public static class AnswerCount
{
    /// <summary>So many pages are read for one count: 5,000 rows where a page holds 100.</summary>
    public const int MostPages = 50;

    private static readonly JsonElement Nothing = JsonElement.Parse("null");

    private static readonly string GoOn = string.Create(
        CultureInfo.InvariantCulture,
        $"Counting stopped after {MostPages} pages. The cursor of this answer goes on counting after them: add what that gives."
    );

    /// <param name="from">Where on the first page counting begins; null counts from its start.</param>
    internal static async Task<ActionOutcome> OfAsync(
        IAsyncEnumerable<ActionOutcome> pages,
        RowCursor? from
    )
    {
        var (rows, read, requests) = (0, 0, 0);
        ActionResult? last = null;
        await foreach (var page in pages)
        {
            requests += page.Requests;
            if (!page.Succeeded || page.Result.Data.ValueKind != JsonValueKind.Array)
                return page.After(requests);
            last = page.Result;
            rows += last.Data.GetArrayLength();
            if (read == 0 && from is not null)
                rows -= from.FirstOf(last.Data);
            if (++read == MostPages)
                break;
        }
        var more = last?.NextCursor is not null;
        ActionOutcome counted = last! with
        {
            Data = Nothing,
            SyncToken = null,
            Note = new AnswerNote
            {
                Count = rows,
                AtLeast = more,
                GoOn = more ? GoOn : null,
            },
        };
        return counted.After(requests);
    }
}
