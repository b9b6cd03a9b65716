using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Access;
using Patchbay.Hub.Http;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Feedback;

/// <summary>GET /ai/tool-feedback: what was said, newest first.</summary>
internal static class ListFeedback
{
    public static async Task<Results<Ok<Answer>, ApiError>> HandleAsync(
        Caller caller,
        IDbContextFactory<HubDb> databases,
        HttpContext http
    )
    {
        var query = http.Request.Query;
        if (query.Page(out var page) is { } fault)
            return fault;
        await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
        var rows = db.ToolFeedbacks.Where(row => row.ProjectId == caller.ProjectId);
        if (query.List("account_id", "account_ids") is { Count: > 0 } accounts)
            rows = rows.Where(row => accounts.Contains(row.AccountId!));
        var total = await rows.CountAsync(http.RequestAborted);
        var found = await rows.OrderByDescending(row => row.SubmittedAt)
            .ThenByDescending(row => row.Id)
            .Skip(page.Skip)
            .Take(page.Size)
            .ToListAsync(http.RequestAborted);
        return TypedResults.Ok(
            new Answer(
                found
                    .Select(row => new Item(
                        row.Id,
                        row.AccountId,
                        row.Feedback,
                        row.ToolNames,
                        row.SubmittedAt,
                        row.TraceId
                    ))
                    .ToList(),
                page.Number,
                page.Size,
                total
            )
        );
    }

    internal sealed record Answer(IReadOnlyList<Item> Data, int Page, int PageSize, int Total);

    internal sealed record Item(
        string Key,
        string? AccountId,
        string Feedback,
        IReadOnlyList<string> ToolNames,
        DateTimeOffset SubmittedAt,
        string TraceId
    );
}
