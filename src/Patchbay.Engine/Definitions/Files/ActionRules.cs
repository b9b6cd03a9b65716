using System.Text.Json;
using System.Text.RegularExpressions;

namespace Patchbay.Engine.Definitions.Files;

/// <summary>The rules that an action must keep with the rest of its connector.</summary>
internal sealed partial class ActionRules(
    string connectorKey,
    IReadOnlyList<ActionDefinition> all,
    IReadOnlyList<string> guide
)
{
    private readonly Dictionary<string, int> _count = all.GroupBy(action => action.Id)
        .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
    private readonly HashSet<string> _guide = guide.ToHashSet(StringComparer.Ordinal);

    public void Check(YamlFields fields, ActionDefinition action)
    {
        CheckIdentity(fields, action);
        CheckWords(fields, action);
        CheckScopes(fields, action);
        CheckEffect(fields, action);
        CheckInput(fields, action);
    }

    private void CheckIdentity(YamlFields fields, ActionDefinition action)
    {
        if (
            !action.Id.StartsWith(connectorKey + "_", StringComparison.Ordinal)
            || !IdForm().IsMatch(action.Id)
        )
            fields.Fault(
                "id",
                $"must be lower case words joined by _ that start with {connectorKey}_"
            );
        if (_count[action.Id] > 1)
            fields.Fault("id", $"{action.Id} is the id of another action too");
        if (!EndpointForm().IsMatch(action.Endpoint))
            fields.Fault("endpoint", "must be of the form resource.method");
        if (action.Additional && _guide.Contains(action.Id))
            fields.Fault("additional", "guide.yaml lists this action, so it is not additional");
        if (!action.Additional && !_guide.Contains(action.Id))
            fields.Fault("additional", "must be true, since guide.yaml does not list this action");
    }

    private void CheckWords(YamlFields fields, ActionDefinition action)
    {
        if (action.Aliases.Count < 2)
            fields.Fault("aliases", "must hold at least two other names");
        if (action.Requests.Count < 2)
            fields.Fault("requests", "must hold at least two sample requests");
        foreach (
            var alias in action.Aliases.Where(alias =>
                alias.Equals(action.Label, StringComparison.OrdinalIgnoreCase)
            )
        )
            fields.Fault("aliases", $"'{alias}' is the label itself");
        foreach (var id in action.Related.Where(id => !_count.ContainsKey(id) || id == action.Id))
            fields.Fault("related", $"'{id}' is not another action");
    }

    private static void CheckScopes(YamlFields fields, ActionDefinition action)
    {
        if (action.Scopes.Count == 0)
            fields.Fault("scopes", "must name at least one scope");
        foreach (
            var both in action.ProviderScopes.Where(scope => action.Scopes.Contains(scope.Scope))
        )
            fields.Fault("providerScopes", $"'{both.Scope}' is in scopes already");
    }

    private static void CheckEffect(YamlFields fields, ActionDefinition action)
    {
        if (action.Effect != Effect.Read)
            return;
        if (action.Irreversible || action.MailsCandidate)
            fields.Fault("effect", "a read is neither irreversible nor does it mail a candidate");
        if (fields.Node("safeToRepeat") is not null)
            fields.Fault("safeToRepeat", "is true of every read; leave it out");
    }

    private static void CheckInput(YamlFields fields, ActionDefinition action)
    {
        var input = action.Input.Source;
        if (
            input.ValueKind != JsonValueKind.Object
            || !input.TryGetProperty("type", out var type)
            || !type.ValueEquals("object")
        )
        {
            fields.Fault("input", "must be a schema of type object");
            return;
        }
        foreach (var name in NeededFields(action))
        {
            if (
                !input.TryGetProperty("properties", out var properties)
                || !properties.TryGetProperty(name, out _)
            )
                fields.Fault("input", $"must have the property {name}");
        }
    }

    private static IEnumerable<string> NeededFields(ActionDefinition action)
    {
        if (action.IsPaged)
            yield return "cursor";
        if (action.Paging == Paging.CursorAndSyncToken)
            yield return "syncToken";
        if (action.Upload is { } upload)
        {
            yield return upload.FileField;
            yield return upload.HandleField;
        }
        if (action.Poll is { } poll)
            yield return poll.IdField;
    }

    [GeneratedRegex(
        "^[a-z0-9]+(_[a-z0-9]+)+$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex IdForm();

    [GeneratedRegex(
        "^[A-Za-z]+(\\.[A-Za-z]+)+$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex EndpointForm();
}
