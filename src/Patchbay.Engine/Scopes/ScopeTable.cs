using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Patchbay.Engine.Definitions;

namespace Patchbay.Engine.Scopes;

/// <summary>One permission of the provider's key under all its names.</summary>
/// <param name="Name">The guide's name, such as <c>hiringProcessRead</c>: ours everywhere.</param>
/// <param name="ProviderName">The name in the provider's documentation, such as <c>hiringProcessMetadataRead</c>.</param>
/// <param name="KeyName">The name that <c>apiKey.info</c> answers with, such as <c>hiringProcessMetadata:read</c>.</param>
/// <param name="Module">The row of the tick box in the provider's form, such as <c>Hiring Process</c>.</param>
/// <param name="Access">The column of the tick box, such as <c>Read</c>.</param>
/// <param name="InGuide">False for a permission that none of the guide's actions needs.</param>
public sealed record ScopeDefinition(
    string Name,
    string ProviderName,
    string KeyName,
    string Module,
    string Access,
    string Description,
    bool InGuide
)
{
    /// <summary>As a person sees it, such as <c>Hiring Process: Read</c>.</summary>
    public string TickBox => $"{Module}: {Access}";

    /// <summary>The cheapest read that shows whether a key holds it; null where no read can.</summary>
    public ScopeProbe? Probe { get; init; }

    /// <summary>Every name it goes by, each once.</summary>
    internal IEnumerable<string> AllNames =>
        new[] { Name, ProviderName, KeyName, TickBox }.Distinct(StringComparer.OrdinalIgnoreCase);
}

/// <param name="Action">Id of a read that needs this scope and no other.</param>
/// <param name="Input">Its input; undefined for none.</param>
/// <param name="RefusalProves">
/// The input names nothing that exists: an answer that finds fault with it has passed the permission already.
/// </param>
public sealed record ScopeProbe(string Action, JsonElement Input, bool RefusalProves);

/// <summary>Every permission of a provider's key, in the order of the provider's form.</summary>
public sealed class ScopeTable
{
    private readonly FrozenDictionary<string, ScopeDefinition> _byAnyName;
    private readonly FrozenDictionary<string, int> _rank;

    internal ScopeTable(IReadOnlyList<ScopeDefinition> scopes, string minimum, string formPath)
    {
        All = scopes;
        Minimum = minimum;
        FormPath = formPath;
        _byAnyName = scopes
            .SelectMany(scope => scope.AllNames.Select(name => KeyValuePair.Create(name, scope)))
            .DistinctBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        _rank = scopes
            .Select((scope, index) => KeyValuePair.Create(scope.Name, index))
            .ToFrozenDictionary(StringComparer.Ordinal);
    }

    public IReadOnlyList<ScopeDefinition> All { get; }

    /// <summary>The scope every key must hold to be linked at all.</summary>
    public string Minimum { get; }

    /// <summary>Where the form with the tick boxes is, such as <c>Admin → Integrations → API Keys</c>.</summary>
    public string FormPath { get; }

    /// <summary>Finds a scope by any of its names: the guide's, the documentation's, the key's or the tick box's.</summary>
    public bool TryGet(string anyName, [NotNullWhen(true)] out ScopeDefinition? scope) =>
        _byAnyName.TryGetValue(anyName.Trim(), out scope);

    /// <summary>The scopes that findings speak of, in the order of the provider's form.</summary>
    public IReadOnlyList<ScopeDefinition> Of(IReadOnlyList<ScopeFinding> findings) =>
        All.Where(scope => findings.Any(finding => finding.Scope == scope.Name)).ToList();

    /// <summary>The scopes of a set of actions, each once, in the order of the provider's form.</summary>
    public IReadOnlyList<ScopeDefinition> MinimalSet(IEnumerable<ActionDefinition> actions) =>
        actions
            .SelectMany(action => action.MinimalScopes)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(name => _rank[name])
            .Select(name => All[_rank[name]])
            .ToList();
}
