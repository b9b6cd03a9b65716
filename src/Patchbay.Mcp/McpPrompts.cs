using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Text;
using Patchbay.Engine.Tools;

namespace Patchbay.Mcp;

/// <summary>Common work, for an agent's user to pick from: what the connector's files hold.</summary>
internal static class McpPrompts
{
    public static ValueTask<ListPromptsResult> ListAsync(IToolBox box) =>
        ValueTask.FromResult(
            new ListPromptsResult
            {
                Prompts = Of(box)
                    .Select(known => new Prompt
                    {
                        Name = known.Prompt.Name,
                        Title = known.Prompt.Title,
                        Description = known.Prompt.Description,
                        Arguments = known
                            .Prompt.Arguments.Select(argument => new PromptArgument
                            {
                                Name = argument.Name,
                                Description = argument.Description,
                                Required = argument.Required,
                            })
                            .ToList(),
                    })
                    .ToList(),
            }
        );

    public static ValueTask<GetPromptResult> GetAsync(IToolBox box, GetPromptRequestParams asked)
    {
        var known = Of(box).ToList();
        var (connector, prompt) = known.Find(one => one.Prompt.Name == asked.Name);
        if (prompt is null)
            throw Invalid(
                Nearest.Find(asked.Name, known.Select(one => one.Prompt.Name))
                    is { Count: > 0 } near
                    ? $"There is no prompt {asked.Name}. Did you mean {string.Join(" or ", near)}?"
                    : $"There is no prompt {asked.Name}."
            );
        var values = (asked.Arguments ?? new Dictionary<string, JsonElement>()).ToDictionary(
            one => one.Key,
            one => one.Value.ToString(),
            StringComparer.Ordinal
        );
        if (PromptText.Missing(prompt, values) is { Count: > 0 } missing)
            throw Invalid($"{prompt.Name} needs {string.Join(" and ", missing)}.");
        return ValueTask.FromResult(
            new GetPromptResult
            {
                Description = prompt.Description,
                Messages =
                [
                    new()
                    {
                        Role = Role.User,
                        Content = new TextContentBlock
                        {
                            Text = PromptText.Fill(prompt, values, connector, box.Settings.Mode),
                        },
                    },
                ],
            }
        );
    }

    private static IEnumerable<(Connector Connector, PromptDefinition Prompt)> Of(IToolBox box) =>
        box
            .Connectors.Select(tools => tools.Connector)
            .SelectMany(connector => connector.Prompts.Select(prompt => (connector, prompt)));

    private static McpProtocolException Invalid(string message) =>
        new(message, McpErrorCode.InvalidParams);
}
