using System.Collections.Concurrent;
using System.Text.Json;
using Patchbay.Engine.Definitions;

namespace Patchbay.Hub.Catalog;

/// <summary>All that an action's definition says, for a caller that asks with include[]=action_details.</summary>
/// <param name="MinimalScopes">What a key must hold to be sure: the guide's scopes and the provider's.</param>
internal sealed record ActionDetails(
    string Resource,
    string Endpoint,
    string Effect,
    bool Additional,
    bool Irreversible,
    bool MailsCandidate,
    bool SafeToRepeat,
    string? NotFor,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> Requests,
    IReadOnlyList<string> Related,
    IReadOnlyList<string> MinimalScopes,
    IReadOnlyList<ScopeDifference> ProviderScopes,
    string Paging,
    JsonElement InputSchema,
    JsonElement OutputSchema,
    IReadOnlyList<string> Errors
);

/// <summary>Bundling a schema costs more than the rest of the answer, and definitions never change while we run.</summary>
internal sealed class ActionDetailsCache
{
    private readonly ConcurrentDictionary<string, ActionDetails> _details = new(
        StringComparer.Ordinal
    );

    public ActionDetails For(ActionDefinition action) =>
        _details.GetOrAdd(action.Id, static (_, action) => Describe(action), action);

    private static ActionDetails Describe(ActionDefinition action) =>
        new(
            action.Resource,
            action.Endpoint,
            EffectWord.Of(action.Effect),
            action.Additional,
            action.Irreversible,
            action.MailsCandidate,
            action.SafeToRepeat,
            action.NotFor,
            action.Aliases,
            action.Requests,
            action.Related,
            action.MinimalScopes,
            action.ProviderScopes,
            JsonNamingPolicy.SnakeCaseLower.ConvertName(action.Paging.ToString()),
            action.Input.Bundle(),
            action.Output.Bundle(),
            action.Errors
        );
}
