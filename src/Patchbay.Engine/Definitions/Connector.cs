using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Patchbay.Engine.Execution;
using Patchbay.Engine.Guides;
using Patchbay.Engine.Names;
using Patchbay.Engine.Scopes;
using Patchbay.Engine.Text;

namespace Patchbay.Engine.Definitions;

/// <summary>A provider described as data: everything the engine knows of it comes from its connector files.</summary>
public sealed class Connector
{
    private readonly FrozenDictionary<string, ActionDefinition> _byId;

    internal Connector(
        ConnectorInfo info,
        ConnectorAuthentication authentication,
        ScopeTable scopes,
        ErrorTable errors,
        IReadOnlyList<GuideDefinition> guides,
        IReadOnlyList<string> numbers,
        NameTable names,
        IReadOnlyList<PromptDefinition> prompts,
        IReadOnlyList<ResourceDefinition> resources,
        IReadOnlyList<ActionDefinition> actions,
        SearchWords words,
        IReadOnlyDictionary<string, IReadOnlyList<string>> phrases
    )
    {
        Info = info;
        Authentication = authentication;
        Scopes = scopes;
        Errors = errors;
        Guides = guides;
        Numbers = new ActionNumbers(numbers);
        Names = names;
        Prompts = prompts;
        Resources = resources;
        Actions = actions;
        Words = words;
        Phrases = phrases;
        _byId = actions.ToFrozenDictionary(action => action.Id, StringComparer.Ordinal);
    }

    public ConnectorInfo Info { get; }

    public ConnectorAuthentication Authentication { get; }

    public ScopeTable Scopes { get; }

    public ErrorTable Errors { get; }

    /// <summary>The guide in each of its languages, the first in English.</summary>
    public IReadOnlyList<GuideDefinition> Guides { get; }

    /// <summary>The guide in English.</summary>
    public GuideDefinition Guide => Guides[0];

    /// <summary>The numbers of the actions in short addresses of the guide.</summary>
    public ActionNumbers Numbers { get; }

    /// <summary>The kinds of record that people call by name.</summary>
    public NameTable Names { get; }

    /// <summary>Common work, for agents' users to pick from.</summary>
    public IReadOnlyList<PromptDefinition> Prompts { get; }

    public IReadOnlyList<ResourceDefinition> Resources { get; }

    /// <summary>The guide's actions in its order, then the additional ones by resource.</summary>
    public IReadOnlyList<ActionDefinition> Actions { get; }

    /// <summary>What the search knows of the words that the provider's users speak in.</summary>
    public SearchWords Words { get; }

    /// <summary>By id of an action: what people say when they want it, beyond its own few requests.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Phrases { get; }

    public bool TryGetAction(string id, [NotNullWhen(true)] out ActionDefinition? action) =>
        _byId.TryGetValue(id, out action);

    /// <summary>The actions that need a scope, by the guide or by the provider's own reference.</summary>
    public IEnumerable<ActionDefinition> ActionsNeeding(string scope) =>
        Actions.Where(action => action.MinimalScopes.Contains(scope));

    /// <summary>The ids nearest to a mistyped one, best first; empty when nothing is near.</summary>
    public IReadOnlyList<string> SuggestActions(string id) =>
        Nearest.Find(id, Actions.Select(action => action.Id));
}

/// <param name="Key">The prefix of every action id, such as <c>ashby</c>.</param>
/// <param name="Version">Semantic version of the connector files.</param>
/// <param name="Category">StackOne's category, such as <c>ats</c>.</param>
/// <param name="TestAction">Id of the cheapest read, used to see whether a key works.</param>
/// <param name="TestInput">Its input; undefined for none.</param>
/// <param name="Self">Where a key's own scopes are told, if the provider tells them.</param>
/// <param name="RequestIdHeader">The answer's header that names the request to the provider's support.</param>
/// <param name="Headers">Headers sent with every request.</param>
public sealed record ConnectorInfo(
    string Key,
    string Name,
    string Version,
    string Description,
    string Category,
    Uri BaseUrl,
    string LogoUrl,
    string DocumentationUrl,
    RateLimit RateLimit,
    string TestAction,
    JsonElement TestInput,
    KeySelf? Self,
    string RequestIdHeader,
    IReadOnlyDictionary<string, string> Headers
);

/// <param name="Action">Id of the action that tells which scopes the key holds; it takes no input.</param>
/// <param name="ScopesField">The field of its result that lists them, under <see cref="ScopeDefinition.KeyName"/>.</param>
public sealed record KeySelf(string Action, string ScopesField);

/// <param name="RequestsPerMinute">What one key may send; the engine's callers pace by it.</param>
/// <param name="Concurrency">How many requests of one key may run at once.</param>
public sealed record RateLimit(int RequestsPerMinute, int Concurrency);

/// <param name="Key">Such as <c>api_key</c>.</param>
/// <param name="Label">Such as <c>Public API</c>.</param>
/// <param name="KeyField">The credential field whose value is sent as the user name of HTTP Basic.</param>
public sealed record ConnectorAuthentication(
    string Key,
    string Label,
    string KeyField,
    IReadOnlyList<CredentialField> Fields
);

/// <summary>One field of the form by which an account is linked.</summary>
public sealed record CredentialField(
    string Key,
    string Label,
    string Type,
    bool Required,
    bool Secret,
    string? Placeholder,
    string? Description
);

/// <summary>A kind of thing the provider keeps; one connector file each.</summary>
public sealed record ResourceDefinition(string Name, string Title, string Description);
