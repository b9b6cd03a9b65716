using Patchbay.Engine.Definitions;

namespace Patchbay.Bench.ToolSearch;

/// <summary>The texts that the engines from elsewhere index: all that ours reads, in the fields that theirs weigh.</summary>
internal sealed record EngineTexts(
    string Id,
    string Label,
    string Names,
    string Requests,
    string Description
)
{
    public static IEnumerable<EngineTexts> Of(Connector connector) =>
        connector.Actions.Select(action => new EngineTexts(
            action.Id,
            action.Label,
            string.Join('\n', action.Aliases),
            string.Join(
                '\n',
                action.Requests.Concat(connector.Phrases.GetValueOrDefault(action.Id, []))
            ),
            action.Description
        ));

    /// <summary>A text's words, without the marks that mean something to an engine.</summary>
    public static string[] Words(string text) =>
        string.Concat(text.Select(letter => char.IsLetterOrDigit(letter) ? letter : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
