using System.Text.Json;
using Patchbay.AshbySandbox;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Execution;

namespace Patchbay.Bench.Tokens;

/// <summary>What every action that reads answers with in the sandbox: first pages of lists, and records by their ids.</summary>
internal static class SandboxAnswers
{
    public static async Task<IReadOnlyList<(ActionDefinition Action, JsonElement Data)>> ReadAsync(
        Connector connector,
        int seed,
        CancellationToken cancellationToken
    )
    {
        await using var sandbox = await AshbySandboxServer.StartAsync(
            new SandboxOptions { Seed = seed },
            ct: cancellationToken
        );
        using var http = ProviderHttp.CreateClient();
        var executor = new ActionExecutor(connector, http);
        var connection = new ProviderConnection(
            new SandboxOptions().AllPermissionsKey,
            sandbox.Address
        );
        var answers = new List<(ActionDefinition, JsonElement)>();
        var ids = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var reads = connector.Actions.Where(action => action.Effect == Effect.Read).ToList();
        foreach (var action in reads)
            await TryAsync(action, "{}");
        foreach (var action in reads)
        foreach (var (kind, known) in ids)
        foreach (var id in known)
        foreach (var name in (string[])["id", kind + "Id"])
            if (name != "id" || Camel(action.Resource) == kind)
                await TryAsync(action, $$"""{"{{name}}":"{{id}}"}""");
        return answers;

        async Task TryAsync(ActionDefinition action, string input)
        {
            if (!action.Input.IsValid(JsonElement.Parse(input)))
                return;
            var outcome = await executor.ExecuteAsync(
                new ActionRequest(action.Id, JsonElement.Parse(input)),
                connection,
                cancellationToken
            );
            if (!outcome.Succeeded)
                return;
            answers.Add((action, outcome.Result.Data));
            if (input == "{}" && outcome.Result.Data.ValueKind == JsonValueKind.Array)
                ids.TryAdd(
                    Camel(action.Resource),
                    [
                        .. outcome
                            .Result.Data.EnumerateArray()
                            .Where(row =>
                                row.ValueKind == JsonValueKind.Object
                                && row.TryGetProperty("id", out _)
                            )
                            .Take(5)
                            .Select(row => row.GetProperty("id").GetString()!),
                    ]
                );
        }
    }

    private static string Camel(string resource) =>
        string.Concat(
            resource
                .Split('-')
                .Select(
                    (part, index) => index == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]
                )
        );
}
