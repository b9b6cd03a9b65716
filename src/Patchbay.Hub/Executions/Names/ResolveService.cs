using Patchbay.Engine.Names;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Executions.Names;

internal sealed class ResolveService(
    IAccounts accounts,
    ICatalog catalog,
    IExecutions executions,
    TimeProvider time
) : INameResolver
{
    public async Task<NamesOutcome> ResolveAsync(
        NamesRequest request,
        CancellationToken cancellationToken
    )
    {
        var account = await accounts.FindAsync(
            request.Caller.ProjectId,
            request.AccountId,
            cancellationToken
        );
        if (account is null || !catalog.TryGetConnector(account.Provider, out var connector))
            return new([], OutcomeResult.For(Refusal.AccountNotFound(request.AccountId)));
        if (FindFaults(connector.Names, request.Queries) is { } fault)
            return new([], fault);
        var runs = new NameRuns(
            request.Source,
            request.Caller,
            account.Id,
            request.ProfileId,
            request.ByAgent,
            executions,
            time
        );
        var found = await new NameResolver(connector).ResolveAllAsync(
            request.Queries,
            runs.RunAsync,
            cancellationToken
        );
        return runs.ForAll is { } error
            ? new([], error)
            : new(found.Select(one => ResolutionBody.Of(one, runs.Errors)).ToList(), null);
    }

    /// <summary>A kind that there is not is told before anything is read.</summary>
    private static ApiError? FindFaults(NameTable names, IReadOnlyList<NameQuery> queries)
    {
        var faults = new List<ApiFault>();
        var near = new List<string>();
        foreach (var (index, query) in queries.Index())
        {
            var at = queries.Count == 1 ? "$" : $"$.items[{index}]";
            if (query.Kind is { } kind && !names.TryFind(kind, out _))
                Add($"{at}.kind", kind);
            foreach (var key in query.Context.Known.Keys)
                if (!names.TryFind(key, out _))
                    Add($"{at}.context.{key}", key);
        }
        return faults.Count == 0
            ? null
            : new ApiError(
                StatusCodes.Status400BadRequest,
                "unknown_kind",
                "There is no such kind of record with names."
            )
            {
                Remedy =
                    $"Leave the kind out, or take one of {string.Join(", ", names.Kinds.Select(kind => kind.Name))}.",
                Faults = faults,
                Suggestions = near.Count == 0 ? null : [.. near.Distinct(StringComparer.Ordinal)],
            };

        void Add(string path, string kind)
        {
            faults.Add(new(path, "is no kind of record with names"));
            near.AddRange(names.Suggest(kind));
        }
    }
}
