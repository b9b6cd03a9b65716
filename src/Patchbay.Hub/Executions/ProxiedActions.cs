using Patchbay.Engine.Definitions;
using Patchbay.Engine.Execution;
using Patchbay.Hub.Access.Limits;
using Patchbay.Hub.Catalog;

namespace Patchbay.Hub.Executions;

/// <summary>The actions that call an address; none for what no action describes.</summary>
internal sealed class ProxiedActions
{
    private readonly List<ActionDefinition> _all;

    private ProxiedActions(List<ActionDefinition> all) => _all = all;

    /// <summary>The only one there.</summary>
    public ActionDefinition? Only => _all is [var only] ? only : null;

    public static ProxiedActions At(Connector connector, Uri baseUrl, Uri target) =>
        new(
            connector
                .Actions.Where(action =>
                    ProviderHttp.Address(baseUrl, action.Endpoint).AbsolutePath
                    == target.AbsolutePath
                )
                .ToList()
        );

    /// <summary>A profile that names its actions allows nothing else, by whatever way it is called.</summary>
    public bool AllowedBy(Profile profile) =>
        profile.EnabledActions is null
        || (_all.Count > 0 && _all.TrueForAll(action => profile.Enables(action.Id)));

    /// <summary>Whether a request there may change something.</summary>
    public bool Change => _all.Exists(action => action.Effect != Effect.Read);

    /// <summary>
    /// Why limits do not let such a request pass; null when they do. Actions are posted, and what none describes is not
    /// known to be within any limit.
    /// </summary>
    /// <param name="what">The request in words.</param>
    public LimitRefusal? WhyNot(CallLimits limits, HttpMethod method, string what) =>
        method != HttpMethod.Post || _all.Count == 0
            ? LimitRefusal.Action(limits.Holder, what)
            : _all.Select(limits.WhyNot).FirstOrDefault(refusal => refusal is not null);

    /// <summary>
    /// The action by whose scopes such a request succeeds or fails: actions are posted, and those that share an address must
    /// need the same.
    /// </summary>
    public ActionDefinition? KnownFor(HttpMethod method) =>
        method == HttpMethod.Post
        && _all is [var first, .. var others]
        && others.TrueForAll(other => other.MinimalScopes.SequenceEqual(first.MinimalScopes))
            ? first
            : null;
}
