using System.Text.Json;
using Patchbay.Engine.Tools;
using Patchbay.Hub.Executions.Names;
using Patchbay.Mcp;

namespace Patchbay.Hub.Agents;

/// <summary>Turns what people write into ids.</summary>
internal sealed class ResolveTool(INameResolver names)
{
    /// <param name="account">The account that the tool's own name names.</param>
    public async Task<ToolAnswer> CallAsync(
        ToolCall call,
        string? account,
        CancellationToken cancellationToken
    )
    {
        var query = ResolveArguments.Read(call.Arguments, out var faults);
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
                [query]
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
}
