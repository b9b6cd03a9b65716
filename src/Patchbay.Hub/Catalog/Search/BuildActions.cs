using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Engine.Search;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Catalog.Search;

/// <summary>
/// POST /actions/build: makes the index that a connector is searched by, so that the first search need not wait. It is
/// made once and never stale, since connectors change with the program alone.
/// </summary>
internal static class BuildActions
{
    /// <param name="ForceRefresh">Taken and without meaning: there is nothing to refresh.</param>
    internal sealed record Request([property: Required] string? ConnectorKey, bool? ForceRefresh);

    /// <param name="Status">Always <c>success</c>: the index is there when the answer comes.</param>
    internal sealed record Answer(string Status, string ConnectorKey, int TotalActions);

    public static Results<Ok<Answer>, ApiError> Handle(Request request, ICatalog catalog)
    {
        if (!catalog.TryGetConnector(request.ConnectorKey ?? "", out var connector))
            return ApiError.NotFound(
                "connector_not_found",
                $"There is no connector {request.ConnectorKey}."
            ) with
            {
                Suggestions = catalog.Connectors.Select(known => known.Info.Key).ToList(),
            };
        ActionSearch.For(connector);
        return TypedResults.Ok(new Answer("success", connector.Info.Key, connector.Actions.Count));
    }
}
