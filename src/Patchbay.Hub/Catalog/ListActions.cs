using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Engine.Definitions;
using Patchbay.Hub.Access;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Catalog;

/// <summary>
/// GET /actions: what can be done, grouped by connector, or by account when accounts are named. A page holds whole
/// groups, so a group's actions are never torn apart.
/// </summary>
internal static class ListActions
{
    public static async Task<Results<Ok<Answer>, ApiError>> HandleAsync(
        Caller caller,
        ICatalog catalog,
        IAccounts accounts,
        ActionDetailsCache details,
        HubAddress address,
        HttpContext http
    )
    {
        var query = ActionsQuery.From(http.Request.Query);
        if (http.Request.Query.Page(out var asked) is { } fault)
            return fault;
        if (ReadCursor(http.Request.Query["next"].ToString()) is not { } from)
            return Cursors.Unknown;

        var groups = await GroupsAsync(query, caller, catalog, accounts, http.RequestAborted);
        var size = asked.Size;
        var page = groups
            .Select(group => group with { Actions = query.Filter(group.Actions) })
            .Where(group => group.Actions.Count > 0 || !query.Narrows)
            .Skip(from)
            .Take(size + 1)
            .ToList();
        var hub = address.Public(http.Request);
        return TypedResults.Ok(
            new Answer(
                page.Count > size ? Cursor(from + size) : null,
                page.Take(size).Select(group => Describe(group, query, details, hub)).ToList()
            )
        );
    }

    private static async Task<List<Group>> GroupsAsync(
        ActionsQuery query,
        Caller caller,
        ICatalog catalog,
        IAccounts accounts,
        CancellationToken cancellationToken
    )
    {
        var connectors = catalog
            .Connectors.Where(connector => query.WantsConnector(connector.Info.Key))
            .ToList();
        if (query.AccountIds.Count == 0)
            return connectors.ConvertAll(connector => new Group(
                connector,
                null,
                connector.Actions
            ));

        var groups = new List<Group>();
        foreach (var id in query.AccountIds)
        {
            var account = await accounts.FindAsync(caller.ProjectId, id, cancellationToken);
            if (
                account is not null
                && connectors.Find(known => known.Info.Key == account.Provider) is { } connector
                && catalog.FindProfile(caller.ProjectId, account.ProfileId) is { } profile
            )
                groups.Add(
                    new(
                        connector,
                        account,
                        connector.Actions.Where(action => profile.Enables(action.Id)).ToList()
                    )
                );
        }
        return groups;
    }

    private static ActionsMeta Describe(
        Group group,
        ActionsQuery query,
        ActionDetailsCache details,
        Uri hub
    )
    {
        var (connector, account, actions) = group;
        var authentication = AuthenticationMeta.From(connector.Authentication);
        IReadOnlyList<AuthenticationMeta> ofActions = [authentication];
        return new(
            connector.Info.Version,
            connector.Info.Name,
            connector.Info.Key,
            connector.Info.Logo(hub),
            connector.Info.Description,
            [connector.Info.Category],
            "ga",
            account?.Id,
            account?.ProfileId,
            connector
                .Scopes.All.Select(scope => new ScopeMeta(scope.Name, scope.Description, []))
                .ToList(),
            [
                authentication with
                {
                    RequiredScopes = connector
                        .Scopes.MinimalSet(actions)
                        .Select(scope => scope.Name)
                        .ToList(),
                    Support = new(
                        connector.Info.DocumentationUrl,
                        connector.Guide.Description,
                        query.IncludeGuides ? new(GuideAnswer.From(connector.Guide)) : null
                    ),
                },
            ],
            query.ExcludeActions
                ? null
                : actions
                    .Select(action =>
                        ActionMeta.From(
                            action,
                            ofActions,
                            query.IncludeActionDetails ? details.For(action) : null,
                            query.IncludeOperationDetails ? details.For(action) : null
                        )
                    )
                    .ToList()
        );
    }

    private static string Cursor(int from) => Cursors.Write($"from:{from}");

    private static int? ReadCursor(string cursor)
    {
        if (cursor.Length == 0)
            return 0;
        return
            Cursors.Read(cursor) is { } text
            && text.StartsWith("from:", StringComparison.Ordinal)
            && int.TryParse(
                text.AsSpan(5),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var from
            )
            ? from
            : null;
    }

    private sealed record Group(
        Connector Connector,
        Account? Account,
        IReadOnlyList<ActionDefinition> Actions
    );

    internal sealed record Answer(string? Next, IReadOnlyList<ActionsMeta> Data);
}
