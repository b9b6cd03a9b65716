using System.Text.Json;
using Patchbay.Engine.Names;
using Patchbay.Hub.Access;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Executions.Names;
using Patchbay.Hub.Http;
using Patchbay.Hub.Logs;

namespace Patchbay.Hub.Executions.Pages;

/// <summary>GET …/tester/ids: records of the account's provider by words, for a field that takes their id.</summary>
internal static class LookUpIds
{
    private const int MostRecords = 25;

    public static async Task<IResult> HandleAsync(
        string account,
        string action,
        string kind,
        string? words,
        string? given,
        Caller caller,
        IAccounts accounts,
        ICatalog catalog,
        IExecutions executions,
        TimeProvider time,
        HttpContext http
    )
    {
        var known = await accounts.FindAsync(caller.ProjectId, account, http.RequestAborted);
        if (known is null || !catalog.TryGetConnector(known.Provider, out var connector))
            return OutcomeResult.For(Refusal.AccountNotFound(account));
        if (!connector.Names.TryFind(kind, out var named))
            return ApiError.Invalid("kind must be one that has names.");
        var runs = new NameRuns(
            RequestSource.Of(http, caller, "ACTION_RPC", "DASHBOARD"),
            caller,
            known.Id,
            null,
            byAgent: false,
            executions,
            time
        );
        var list = await new NameResolver(connector).ListAsync(
            named,
            words ?? "",
            Context(connector.Names, action, named, given),
            MostRecords,
            runs.RunAsync,
            http.RequestAborted
        );
        return TypedResults.Ok(
            new Answer(
                list.Names.Select(Record.Of).ToList(),
                list.More,
                list.Failures.Count > 0 ? list.Failures[0].Failure.Message : null,
                list.Needs is { } need ? new(need.Field, need.Kind) : null
            )
        );
    }

    /// <summary>What the form holds already, as far as it tells which records may be meant.</summary>
    private static NameContext Context(
        NameTable names,
        string action,
        NameKind wanted,
        string? given
    )
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, value) in Given(given))
            if (
                Guid.TryParseExact(value, "D", out _)
                && names.KindOf(action, field) is { } kind
                && kind != wanted
            )
                known[kind.Name] = value;
        return new NameContext(known);
    }

    private static IEnumerable<(string Field, string Value)> Given(string? text)
    {
        JsonElement given;
        try
        {
            given = JsonElement.Parse(string.IsNullOrEmpty(text) ? "{}" : text);
        }
        catch (JsonException)
        {
            return [];
        }
        return given.ValueKind != JsonValueKind.Object
            ? []
            : given
                .EnumerateObject()
                .Where(member => member.Value.ValueKind == JsonValueKind.String)
                .Select(member => (member.Name, member.Value.GetString()!));
    }

    /// <param name="Message">Why nothing could be found.</param>
    /// <param name="Needs">What must be chosen before.</param>
    internal sealed record Answer(
        IReadOnlyList<Record> Records,
        bool More,
        string? Message,
        Need? Needs
    );

    internal sealed record Need(string Name, string Kind);

    internal sealed record Record(string Id, string Name, string Detail)
    {
        public static Record Of(ResolvedName name) =>
            new(
                name.Id,
                name.Name ?? name.Id,
                string.Join(" · ", name.Differs.Select(Told).Distinct(StringComparer.Ordinal))
            );

        // A yes or a no says nothing without what it is about, and of an instant the day is enough.
        private static string Told(KeyValuePair<string, string> tell) =>
            tell.Value is "yes" or "no" ? $"{tell.Key}: {tell.Value}"
            : tell.Value is [_, _, _, _, '-', _, _, '-', _, _, 'T', ..] ? tell.Value[..10]
            : tell.Value;
    }
}
