using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Search;
using Patchbay.Hub.Access;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Catalog.Search;

/// <summary>
/// POST /actions/search: the actions that a request in words means, best first. Only what the caller may run and, when
/// an account is named, what its profile enables.
/// </summary>
internal static class SearchActions
{
    private const int MostResults = 500;

    /// <param name="Connector">Its key; one that is not known finds nothing.</param>
    /// <param name="TopK">1 to 500.</param>
    /// <param name="MinSimilarity">0 to 1; what scores less is left out.</param>
    /// <param name="ProjectId">Taken and without meaning: the key says the project.</param>
    /// <param name="Include"><c>schema</c>, <c>example</c>.</param>
    /// <param name="MaxTokens">What schemas and examples may take together; the best results have theirs first.</param>
    internal sealed record Request(
        [property: Required] string? Query,
        string? Connector,
        int? TopK,
        double? MinSimilarity,
        string? ProjectId,
        IReadOnlyList<string>? Include,
        int? MaxTokens
    );

    public static async Task<Results<Ok<Answer>, ApiError>> HandleAsync(
        Request request,
        Caller caller,
        ICatalog catalog,
        IAccounts accounts,
        ActionDetailsCache details,
        HttpContext http
    )
    {
        if (FindFaults(request) is { Count: > 0 } faults)
            return ApiError.Invalid("The search cannot be read.", faults);
        var scope = new SearchScope(caller.Limits, null, null);
        if (http.Request.Headers["x-account-id"].ToString() is { Length: > 0 } id)
        {
            if (
                await accounts.FindAsync(caller.ProjectId, id, http.RequestAborted)
                is not { } account
            )
                return AccountErrors.NotFound(id);
            scope = scope with
            {
                Connector = account.Provider,
                Profile = catalog.FindProfile(caller.ProjectId, account.ProfileId),
            };
        }

        var extras = new SearchExtras(request.Include ?? [], request.MaxTokens, details);
        var results = catalog
            .Connectors.Where(connector =>
                (request.Connector ?? connector.Info.Key) == connector.Info.Key
                && scope.Covers(connector)
            )
            .SelectMany(connector => Find(connector, request, scope))
            .OrderByDescending(found => found.Hit.Score)
            .Take(request.TopK ?? 100)
            .Select(found => extras.AddTo(FoundAction.From(found.Connector, found.Hit), found.Hit))
            .ToList();
        return TypedResults.Ok(
            new Answer(results, results.Count, request.Query!, request.Connector, request.ProjectId)
        );
    }

    private static IEnumerable<(Connector Connector, ActionHit Hit)> Find(
        Connector connector,
        Request request,
        SearchScope scope
    ) =>
        ActionSearch
            .For(connector)
            .Find(request.Query!, request.TopK ?? 100, scope.Allows)
            .Where(hit => hit.Score >= (request.MinSimilarity ?? 0.4))
            .Select(hit => (connector, hit));

    private static List<ApiFault> FindFaults(Request request)
    {
        var faults = new List<ApiFault>();
        if (string.IsNullOrWhiteSpace(request.Query))
            faults.Add(new("$.query", "is empty"));
        if (request.TopK is < 1 or > MostResults)
            faults.Add(new("$.top_k", $"must be from 1 to {MostResults}"));
        if (request.MinSimilarity is < 0 or > 1)
            faults.Add(new("$.min_similarity", "must be from 0 to 1"));
        if (request.MaxTokens is < 1)
            faults.Add(new("$.max_tokens", "must be above 0"));
        for (var index = 0; index < request.Include?.Count; index++)
        {
            if (request.Include[index] is not (SearchExtras.Schema or SearchExtras.Example))
                faults.Add(
                    new(
                        $"$.include[{index}]",
                        $"must be {SearchExtras.Schema} or {SearchExtras.Example}"
                    )
                );
        }
        return faults;
    }

    internal sealed record Answer(
        IReadOnlyList<FoundAction> Results,
        int TotalCount,
        string Query,
        string? ConnectorFilter,
        string? ProjectFilter
    );
}
