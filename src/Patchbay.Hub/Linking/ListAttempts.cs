using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Access;
using Patchbay.Hub.Http;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Linking;

/// <summary>GET /connection_attempts and /connection_attempts/{id}: how tries to link went, newest first. Ours.</summary>
internal static class ListAttempts
{
    public static async Task<Results<Ok<Answer>, ApiError>> HandleAsync(
        Caller caller,
        IDbContextFactory<HubDb> databases,
        TimeProvider time,
        HttpContext http
    )
    {
        var query = http.Request.Query;
        if (query.Page(out var page) is { } fault)
            return fault;
        var statuses = query.List("status");
        if (statuses.Except(AttemptStatus.All).FirstOrDefault() is { } unknown)
            return ApiError.Invalid(
                $"status: {unknown} is none of {string.Join(", ", AttemptStatus.All)}."
            );
        var now = time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
        var rows = db.ConnectionAttempts.Where(row => row.ProjectId == caller.ProjectId);
        if (statuses.Count > 0)
            rows = rows.Where(row =>
                statuses.Contains(
                    row.Status == AttemptStatus.Pending && row.ExpiresAt <= now
                        ? AttemptStatus.Expired
                        : row.Status
                )
            );
        if (query.List("provider", "providers") is { Count: > 0 } providers)
            rows = rows.Where(row => providers.Contains(row.Provider!));
        if (query.List("account_ids") is { Count: > 0 } accounts)
            rows = rows.Where(row => accounts.Contains(row.AccountId!));
        if (query.List("origin_owner_id", "origin_owner_ids") is { Count: > 0 } owners)
            rows = rows.Where(row => owners.Contains(row.OriginOwnerId));
        var total = await rows.CountAsync(http.RequestAborted);
        var found = await rows.OrderByDescending(row => row.CreatedAt)
            .ThenByDescending(row => row.Id)
            .Skip(page.Skip)
            .Take(page.Size)
            .ToListAsync(http.RequestAborted);
        return TypedResults.Ok(
            new Answer(found.Select(row => Show(row, now)).ToList(), page.Number, page.Size, total)
        );
    }

    public static async Task<Results<Ok<Attempt>, ApiError>> OneAsync(
        string id,
        Caller caller,
        Attempts attempts,
        TimeProvider time,
        HttpContext http
    ) =>
        await attempts.FindAsync(caller.ProjectId, id, http.RequestAborted) is { } attempt
            ? TypedResults.Ok(Show(attempt, time.GetUtcNow()))
            : AttemptErrors.NotFound(id);

    private static Attempt Show(ConnectionAttempt attempt, DateTimeOffset now) =>
        new(
            attempt.Id,
            attempt.StatusAt(now),
            attempt.SessionId,
            attempt.OriginOwnerId,
            attempt.OriginOwnerName,
            attempt.Provider,
            attempt.ProfileId,
            attempt.AccountId,
            attempt.ErrorCode is { } code ? new(code, attempt.ErrorDescription) : null,
            attempt.CreatedAt,
            attempt.EndedAt
        );

    internal sealed record Answer(IReadOnlyList<Attempt> Data, int Page, int PageSize, int Total);

    internal sealed record Attempt(
        string Id,
        string Status,
        long ConnectSessionId,
        string OriginOwnerId,
        string OriginOwnerName,
        string? Provider,
        string? IntegrationId,
        string? AccountId,
        HubAttempts.Reason? Error,
        DateTimeOffset CreatedAt,
        DateTimeOffset? EndedAt
    );
}
