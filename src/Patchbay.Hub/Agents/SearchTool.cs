using Patchbay.Engine.Tools;
using Patchbay.Hub.Http;
using Patchbay.Mcp;

namespace Patchbay.Hub.Agents;

/// <summary>Finds the actions that do what an agent wants, among those it could run.</summary>
internal sealed class SearchTool(Offers offers)
{
    public async Task<ToolAnswer> CallAsync(
        ToolCall call,
        ActionTools tools,
        CancellationToken cancellationToken
    )
    {
        var asked = SearchArguments.Read(call.Arguments, out var faults);
        if (faults.Count > 0)
            return ToolFailure.Invalid(call.Name, faults);
        var offered = (await offers.FindAsync(call.Endpoint, tools, cancellationToken))
            .Select(tool => tool.Action)
            .ToHashSet();
        var session = asked.SessionId ?? Ids.New("sess");
        return new ToolAnswer(
            writer => SearchAnswer.Write(writer, tools, asked, session, offered.Contains),
            "The actions are in structuredContent."
        );
    }
}
