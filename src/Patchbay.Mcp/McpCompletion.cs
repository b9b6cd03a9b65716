using ModelContextProtocol.Protocol;
using Patchbay.Engine.Tools;

namespace Patchbay.Mcp;

/// <summary>Completes the id of an action. Names of people and jobs are not: each letter would be a call to the provider.</summary>
internal static class McpCompletion
{
    private const int Most = 100;

    public static ValueTask<CompleteResult> CompleteAsync(IToolBox box, CompleteRequestParams asked)
    {
        var tools =
            asked.Ref is ResourceTemplateReference { Uri: { } template }
            && asked.Argument.Name == ToolPages.ActionVariable
                ? box.Connectors.FirstOrDefault(one =>
                    ToolPages.ActionTemplate(one.Connector) == template
                )
                : null;
        var begun = asked.Argument.Value;
        var found = (tools?.All ?? [])
            .Select(tool => tool.Action.Id)
            .Where(id => id.Contains(begun, StringComparison.OrdinalIgnoreCase))
            .OrderBy(id => !id.StartsWith(begun, StringComparison.OrdinalIgnoreCase))
            .ToList();
        return ValueTask.FromResult(
            new CompleteResult
            {
                Completion = new()
                {
                    Values = found.Take(Most).ToList(),
                    Total = found.Count,
                    HasMore = found.Count > Most,
                },
            }
        );
    }
}
