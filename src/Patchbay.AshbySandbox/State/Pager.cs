using System.Globalization;
using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Contract;
using Patchbay.AshbySandbox.Endpoints;
using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.State;

/// <summary>
/// Pages by cursor, and passes of what changed by syncToken (section 4). Both tokens name the place after which to go on,
/// so records that come or go meanwhile move nobody else.
/// </summary>
internal sealed class Pager(TokenMint tokens, ChangeLog changes, int incrementalPages)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(14); // section 4, second-hand

    private sealed record Walk(bool Incremental, long Place, long StartedAt, int Pages);

    public Answer Page(
        SandboxContext context,
        JsonObject request,
        IRecords records,
        Func<JsonObject, bool>? where,
        Func<JsonObject, JsonObject>? shown,
        string scope,
        Unchanged? unchanged = null
    )
    {
        var (walk, error) = Begin(context, request, scope);
        if (walk is null)
            return error!;

        // Some endpoints declare no bounds; every page has the same (section 4).
        var limit = request.Whole("limit") ?? 100;
        if (limit is < 1 or > 100)
            return Errors.InvalidInput("limit must be from 1 up to 100");
        var entries = walk.Incremental
            ? records.ChangedAfter(walk.Place)
            : records.After(walk.Place, unchanged);
        var results = new JsonArray();
        var last = walk.Place;
        var more = false;
        foreach (var entry in entries)
        {
            if (where is not null && !where(entry.Record))
                continue;
            if (results.Count == limit)
            {
                more = true;
                break;
            }
            results.Add(shown is null ? entry.Record : shown(entry.Record));
            last = walk.Incremental ? entry.Change : entry.Position;
        }

        if (!more)
        {
            // What changes during a full pass may lie behind its place already: the next pass starts where this one did.
            var upTo = walk.Incremental ? changes.Last : walk.StartedAt;
            return Answer.PageOf(
                results,
                new PageEnd(false, SyncToken: SyncToken(context, scope, upTo))
            );
        }
        if (walk.Incremental && walk.Pages + 1 >= incrementalPages)
            return new SandboxError(
                "incremental_sync_too_large",
                "Too many changes since this sync token. Run a full sync."
            );
        var cursor = tokens.Make(
            "c",
            Name(context, scope),
            context.Now.ToUnixTimeSeconds(),
            walk.Incremental ? 1 : 0,
            last,
            walk.StartedAt,
            walk.Pages + 1
        );
        return Answer.PageOf(results, new PageEnd(true, NextCursor: cursor));
    }

    private (Walk? Walk, SandboxError? Error) Begin(
        SandboxContext context,
        JsonObject request,
        string scope
    )
    {
        if ((string?)request["cursor"] is { } cursor)
        {
            if (
                tokens.Read(cursor)
                    is not [
                        "c",
                        var name,
                        var issued,
                        var kind,
                        var place,
                        var startedAt,
                        var pages,
                    ]
                || name != Name(context, scope)
            )
                return (
                    null,
                    new SandboxError(
                        "invalid_next_cursor",
                        "The cursor could not be read. Start again without it."
                    )
                );
            return Expired(context, issued)
                ? (
                    null,
                    new SandboxError(
                        "next_cursor_expired",
                        "The cursor has expired. Start again without it."
                    )
                )
                : (
                    new Walk(kind == "1", Number(place), Number(startedAt), (int)Number(pages)),
                    null
                );
        }
        if (
            context.Endpoint.Paging == Paging.CursorAndSyncToken
            && (string?)request["syncToken"] is { } syncToken
        )
        {
            if (
                tokens.Read(syncToken) is not ["s", var name, var issued, var change]
                || name != Name(context, scope)
            )
                return (
                    null,
                    new SandboxError(
                        "sync_token_invalid",
                        "The sync token could not be read. Run a full sync."
                    )
                );
            return Expired(context, issued)
                ? (
                    null,
                    new SandboxError(
                        "sync_token_expired",
                        "The sync token has expired. Run a full sync."
                    )
                )
                : (new Walk(true, Number(change), Number(change), 0), null);
        }
        return (new Walk(false, -1, changes.Last, 0), null);
    }

    private string? SyncToken(SandboxContext context, string scope, long upTo) =>
        context.Endpoint.Paging == Paging.CursorAndSyncToken
            ? tokens.Make("s", Name(context, scope), context.Now.ToUnixTimeSeconds(), upTo)
            : null;

    private static string Name(SandboxContext context, string scope) =>
        $"{context.Endpoint.Name} {scope}";

    private static bool Expired(SandboxContext context, string issued) =>
        context.Now - DateTimeOffset.FromUnixTimeSeconds(Number(issued)) > Lifetime;

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
