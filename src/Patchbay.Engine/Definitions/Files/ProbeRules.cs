using System.Text.Json;
using Patchbay.Engine.Execution;
using Patchbay.Engine.Scopes;

namespace Patchbay.Engine.Definitions.Files;

/// <summary>The rules for what is asked to find out what a key may do: reads alone, each of one scope.</summary>
internal sealed class ProbeRules(
    ConnectorInfo info,
    ScopeTable scopes,
    IReadOnlyList<ActionDefinition> actions
)
{
    public void Check(YamlFields connectorFile, YamlFields scopesFile)
    {
        CheckRead(connectorFile, "test", info.TestAction, info.TestInput, scopes.Minimum);
        if (info.Self is { } self)
            CheckRead(connectorFile, "self", self.Action, default, scope: null);
        // The form's entries in the table's order; one that was named twice is a fault already.
        foreach (var fields in scopesFile.Maps("scopes"))
        {
            if (!scopes.TryGet(fields.OptionalText("name") ?? "", out var scope))
                continue;
            if (scope.Probe is { } probe)
                CheckRead(fields, "probe", probe.Action, probe.Input, scope.Name);
            else if (WantsProbe(scope))
                fields.Fault("probe", "is required: a read of the guide needs this scope");
        }
    }

    private void CheckRead(
        YamlFields fields,
        string field,
        string id,
        JsonElement input,
        string? scope
    )
    {
        var action = actions.FirstOrDefault(one => one.Id == id);
        if (action is null)
        {
            fields.Fault(field, $"no file defines {id}");
            return;
        }
        if (action.Effect != Effect.Read)
            fields.Fault(field, $"{id} is not a read: nothing is written to find out");
        if (scope is not null && action.MinimalScopes is not [var only])
            fields.Fault(field, $"{id} needs several scopes, so it proves none of them");
        else if (scope is not null && action.MinimalScopes[0] != scope)
            fields.Fault(field, $"{id} needs {action.MinimalScopes[0]}, not {scope}");
        if (InputCheck.Run(action, new ActionRequest(id, input)).Failure is { } failure)
            fields.Fault(field, failure.Message);
    }

    /// <summary>The minimum is shown by the test, and what tells the scopes shows its own.</summary>
    private bool WantsProbe(ScopeDefinition scope) =>
        scope.InGuide
        && scope.Name != scopes.Minimum
        && actions.Any(action =>
            action.MinimalScopes.Contains(scope.Name) && action.Effect == Effect.Read
        )
        && !actions.Any(action =>
            action.Id == info.Self?.Action && action.MinimalScopes.Contains(scope.Name)
        );
}
