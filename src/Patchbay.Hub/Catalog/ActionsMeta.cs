using System.Text.Json;
using System.Text.Json.Serialization;
using Patchbay.Engine.Definitions;

namespace Patchbay.Hub.Catalog;

/// <summary>One connector, or one account's view of it, with its actions.</summary>
/// <param name="AccountId">Set when the actions of accounts were asked for.</param>
/// <param name="Actions">Left out on request.</param>
internal sealed record ActionsMeta(
    string Version,
    string Name,
    string Key,
    Uri Icon,
    string Description,
    IReadOnlyList<string> Categories,
    string ReleaseStage,
    string? AccountId,
    string? IntegrationId,
    IReadOnlyList<ScopeMeta> ScopeDefinitions,
    IReadOnlyList<AuthenticationMeta> Authentication,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        IReadOnlyList<ActionMeta>? Actions
);

internal sealed record ScopeMeta(string Name, string Description, IReadOnlyList<string> Includes);

internal sealed record AuthenticationMeta(
    string Type,
    string Label,
    string Key,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        IReadOnlyList<string>? RequiredScopes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SupportMeta? Support
)
{
    public static AuthenticationMeta From(ConnectorAuthentication authentication) =>
        new("custom", authentication.Label, authentication.Key, null, null);
}

internal sealed record SupportMeta(
    string Link,
    string Description,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] GuidesMeta? Guides
);

internal sealed record GuidesMeta(GuideAnswer Config);

/// <param name="RequiredScopes">The guide's scopes, under the guide's names.</param>
internal sealed record ActionMeta(
    string Id,
    string Label,
    string Description,
    string SchemaType,
    IReadOnlyList<string> Tags,
    IReadOnlyList<AuthenticationMeta> Authentication,
    IReadOnlyList<string> RequiredScopes,
    bool HasRequiredParameters,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        ActionDetails? ActionDetails,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        ActionDetails? OperationDetails
)
{
    public static ActionMeta From(
        ActionDefinition action,
        IReadOnlyList<AuthenticationMeta> authentication,
        ActionDetails? actionDetails,
        ActionDetails? operationDetails
    ) =>
        new(
            action.Id,
            action.Label,
            action.Description,
            "native",
            [action.Resource, EffectWord.Of(action.Effect)],
            authentication,
            action.Scopes,
            action.Input.Source.TryGetProperty("required", out var required)
                && required.GetArrayLength() > 0,
            actionDetails,
            operationDetails
        );
}
