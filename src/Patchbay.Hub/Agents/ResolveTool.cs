using System.Text.Json;
using Patchbay.Engine.Execution;
using Patchbay.Engine.Names;
using Patchbay.Engine.Tools;
using Patchbay.Hub.Executions.Names;

namespace Patchbay.Hub.Agents;

/// <summary>Turns what people write into ids.</summary>
internal sealed class ResolveTool(INameResolver names)
{
    private const int LongestText = 300;

    /// <param name="account">The account that the tool's own name names.</param>
    public async Task<ToolAnswer> CallAsync(
        ToolCall call,
        string? account,
        CancellationToken cancellationToken
    )
    {
        var faults = new List<InputFault>();
        var text = call.Text("text") ?? call.Text("name");
        if (string.IsNullOrWhiteSpace(text))
            faults.Add(new("$.text", "is required and must be text"));
        else if (text.Length > LongestText)
            faults.Add(new("$.text", $"is longer than {LongestText} characters"));
        var context = Context(call.Arguments, faults);
        var named = call.Text("account_id") ?? account;
        var chosen = call.Account(named);
        if (chosen is null)
            faults.Add(call.AccountFault(named));
        if (faults.Count > 0)
            return ToolFailure.Invalid(call.Name, faults);
        var outcome = await names.ResolveAsync(
            new NamesRequest(
                call.Source,
                call.Endpoint.Caller,
                chosen!.Account.Id,
                chosen.ProfileId,
                [new NameQuery(text!, call.Text("kind"), context, Archived(call.Arguments))]
            ),
            cancellationToken
        );
        return outcome.Error is { } error
            ? ToolFailures.Of(error, null)
            : new ToolAnswer(
                writer => JsonSerializer.Serialize(writer, outcome.Items[0], ResolveNames.Json),
                $"{outcome.Items[0].Status}: see structuredContent."
            );
    }

    private static NameContext Context(JsonElement arguments, List<InputFault> faults)
    {
        if (
            arguments.ValueKind != JsonValueKind.Object
            || !arguments.TryGetProperty("context", out var given)
            || given.ValueKind == JsonValueKind.Null
        )
            return NameContext.None;
        if (given.ValueKind != JsonValueKind.Object)
        {
            faults.Add(new("$.context", "must be an object"));
            return NameContext.None;
        }
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in given.EnumerateObject())
            if (member.Value.ValueKind == JsonValueKind.String)
                known[Kind(member.Name)] = member.Value.GetString()!;
            else
                faults.Add(new($"$.context.{member.Name}", "must be an id or a name"));
        return new(known);
    }

    /// <summary>A context goes by kinds; who writes <c>jobId</c> means the job.</summary>
    private static string Kind(string name) =>
        name.EndsWith("Id", StringComparison.Ordinal)
            ? JsonNamingPolicy.SnakeCaseLower.ConvertName(name[..^2])
        : name.EndsWith("_id", StringComparison.Ordinal) ? name[..^3]
        : name;

    private static bool Archived(JsonElement arguments) =>
        McpMessage.Has(arguments, "archived", JsonValueKind.True, out _);
}
