using Patchbay.Engine.Definitions;
using Patchbay.Engine.Scopes;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Permissions;

/// <summary>What an account's key may do, as far as it is known.</summary>
/// <param name="CheckedAt">Null when the key was never checked as a whole.</param>
/// <param name="Complete">False when a question of that check went without an answer; it is asked again within minutes.</param>
/// <param name="Minimum">The scope that every linked key must hold.</param>
/// <param name="Scopes">Every scope of the provider, in the order of its form.</param>
/// <param name="Actions">The actions that the account's profile enables.</param>
/// <param name="Missing">Names of the scopes that those actions need and the key lacks.</param>
/// <param name="TooMuch">Names of the scopes that the key holds and none of those actions needs.</param>
/// <param name="GuideUrl">The guide that asks for exactly what is missing; null when nothing is.</param>
internal sealed record PermissionsAnswer(
    string AccountId,
    DateTimeOffset? CheckedAt,
    bool Complete,
    string Minimum,
    IReadOnlyList<PermissionsAnswer.Scope> Scopes,
    IReadOnlyList<PermissionsAnswer.Action> Actions,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> TooMuch,
    Uri? GuideUrl
)
{
    public static PermissionsAnswer From(
        Account account,
        PermissionReport report,
        Connector connector,
        Profile? profile,
        HubLinks links
    )
    {
        var gap = PermissionGap.Find(report, connector, profile);
        var missing = gap.Missing.Select(scope => scope.Name).ToList();
        return new(
            account.Id,
            report.CheckedAt,
            report.Complete,
            connector.Scopes.Minimum,
            connector
                .Scopes.All.Select(scope =>
                    Scope.From(scope, report.Of(scope.Name), gap.Needed.Contains(scope))
                )
                .ToList(),
            gap.Enabled.Select(action => Action.From(action, report.Of(action), connector.Scopes))
                .ToList(),
            missing,
            gap.TooMuch.Select(scope => scope.Name).ToList(),
            missing.Count == 0 ? null : links.Guide(connector.Info.Key, missing)
        );
    }

    /// <param name="TickBox">As in the provider's form, such as <c>Jobs: Read</c>.</param>
    /// <param name="Needed">One of the enabled actions needs it, or linking does.</param>
    /// <param name="LearnedBy"><c>api_key_info</c>, <c>probe</c> or <c>use</c>; null while nothing is known.</param>
    internal sealed record Scope(
        string Name,
        string TickBox,
        ScopeState Status,
        LearnedBy? LearnedBy,
        DateTimeOffset? LearnedAt,
        bool Needed
    )
    {
        public static Scope From(ScopeDefinition scope, ScopeFinding finding, bool needed) =>
            new(
                scope.Name,
                scope.TickBox,
                finding.State,
                finding.LearnedBy,
                finding.LearnedAt,
                needed
            );
    }

    /// <param name="Missing">The tick boxes that it misses.</param>
    internal sealed record Action(
        string Id,
        string Label,
        ActionState Status,
        IReadOnlyList<string> Missing
    )
    {
        public static Action From(
            ActionDefinition action,
            ActionPermission permission,
            ScopeTable scopes
        ) =>
            new(
                action.Id,
                action.Label,
                permission.State,
                scopes.Of(permission.Missing).Select(scope => scope.TickBox).ToList()
            );
    }
}
