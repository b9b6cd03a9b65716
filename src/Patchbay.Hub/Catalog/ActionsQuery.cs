using Patchbay.Engine.Definitions;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Catalog;

/// <summary>What GET /actions was asked for. Clients write filters with and without <c>filter[…]</c>.</summary>
internal sealed record ActionsQuery(
    IReadOnlyList<string> Connectors,
    IReadOnlyList<string> AccountIds,
    IReadOnlyList<string> ActionKeys,
    string Search,
    bool IncludeActionDetails,
    bool IncludeOperationDetails,
    bool IncludeGuides,
    bool ExcludeActions
)
{
    public static ActionsQuery From(IQueryCollection query)
    {
        var include = query.List("include");
        return new(
            query.List("filter[connectors]", "connectors"),
            query.List("filter[account_ids]", "account_ids"),
            query.List("filter[action_key]", "action_key"),
            query["search"].ToString().Trim(),
            include.Contains("action_details"),
            include.Contains("operation_details"),
            include.Contains("authentication_guides"),
            query.List("exclude").Contains("actions")
        );
    }

    /// <summary>Single actions are asked for: a group without any of them is of no interest.</summary>
    public bool Narrows => ActionKeys.Count > 0 || Search.Length > 0;

    public bool WantsConnector(string key) => Connectors.Count == 0 || Connectors.Contains(key);

    public IReadOnlyList<ActionDefinition> Filter(IReadOnlyList<ActionDefinition> actions) =>
        Narrows ? actions.Where(Wants).ToList() : actions;

    private bool Wants(ActionDefinition action) =>
        (ActionKeys.Count == 0 || ActionKeys.Contains(action.Id))
        && (
            Search.Length == 0
            || Has(action.Id)
            || Has(action.Label)
            || Has(action.Description)
            || action.Aliases.Any(Has)
        );

    private bool Has(string text) => text.Contains(Search, StringComparison.OrdinalIgnoreCase);
}
