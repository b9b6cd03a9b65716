using Patchbay.Engine.Definitions;

namespace Patchbay.Engine.Tools;

/// <summary>What an agent asks for: the mode, the style, and which actions of those it might use.</summary>
public sealed record ToolSettings
{
    public ToolMode Mode { get; init; }

    public ParamStyle Style { get; init; }

    public ToolContent Content { get; init; }

    /// <summary>Whether the server says how its tools are used.</summary>
    public bool Instructions { get; init; } = true;

    public bool OutputSchemas { get; init; }

    /// <summary>Also what the account's key is known to lack a permission for.</summary>
    public bool All { get; init; }

    /// <summary>Ids of actions, where * stands for anything; empty takes all. So are the others.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    public IReadOnlyList<Effect> Effects { get; init; } = [];

    public IReadOnlyList<string> Scopes { get; init; } = [];

    public IReadOnlyList<string> Resources { get; init; } = [];

    public bool Takes(ActionDefinition action) =>
        (Actions.Count == 0 || Actions.Any(glob => ActionGlob.Matches(glob, action.Id)))
        && (Effects.Count == 0 || Effects.Contains(action.Effect))
        && (Scopes.Count == 0 || action.MinimalScopes.All(scope => Scopes.Contains(scope)))
        && (Resources.Count == 0 || Resources.Contains(action.Resource));

    /// <summary>The same settings have the same name, whatever order they were given in.</summary>
    public string CacheName =>
        string.Join(
            ';',
            Mode,
            Style,
            OutputSchemas,
            All,
            string.Join(',', Actions.Order(StringComparer.Ordinal)),
            string.Join(',', Effects.Order()),
            string.Join(',', Scopes.Order(StringComparer.Ordinal)),
            string.Join(',', Resources.Order(StringComparer.Ordinal))
        );
}
