using System.Text.Json;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Execution;

namespace Patchbay.Engine.Tools;

/// <summary>
/// The tools that are no single action: finding one, running any, turning names into ids, saying how it went. Names and
/// arguments of the first two and the last are StackOne's.
/// </summary>
public static class OwnTools
{
    public const int DefaultTop = 10;
    public const int MostTop = 50;

    public const string Search = "search_actions";
    public const string Execute = "execute_action";
    public const string Resolve = "resolve";
    public const string Feedback = "stackone_submit_feedback";

    /// <summary>The names by which the execute tool's action is given.</summary>
    public static readonly string[] ActionArguments = ["action_id", "action_name"];

    /// <summary>The action that the execute tool is to run; null when none is named.</summary>
    public static string? ActionIn(JsonElement arguments)
    {
        if (arguments.ValueKind == JsonValueKind.Object)
            foreach (var name in ActionArguments)
                if (
                    arguments.TryGetProperty(name, out var value)
                    && value.ValueKind == JsonValueKind.String
                    && value.GetString() is { Length: > 0 } action
                )
                    return action;
        return null;
    }

    public static ToolFailure NamesNoAction(string tool) =>
        ToolFailure.Invalid(
            tool,
            [new InputFault($"$.{ActionArguments[0]}", "is required and must be text")]
        );

    public static string Name(Connector connector, string tool) => $"{connector.Info.Key}_{tool}";

    /// <summary>
    /// Which of the connector's own tools a name means; null for none. Some clients write the account's id in the middle:
    /// <c>ashby_acc1_search_actions</c>.
    /// </summary>
    public static string? Find(Connector connector, string name)
    {
        if (name is Feedback or "submit_feedback")
            return Feedback;
        if (!name.StartsWith($"{connector.Info.Key}_", StringComparison.Ordinal))
            return null;
        foreach (var tool in (ReadOnlySpan<string>)[Search, Execute, Resolve])
            if (name.EndsWith($"_{tool}", StringComparison.Ordinal))
                return tool;
        return name.EndsWith("_submit_feedback", StringComparison.Ordinal) ? Feedback : null;
    }

    /// <summary>The account that stands in the middle of such a name; null for none.</summary>
    public static string? AccountIn(Connector connector, string name, string tool)
    {
        var start = connector.Info.Key.Length + 1;
        var end = name.Length - tool.Length - 1;
        return end > start && !tool.Equals(Feedback, StringComparison.Ordinal)
            ? name[start..end]
            : null;
    }

    /// <param name="tool">One of the names above.</param>
    /// <param name="accounts">The accounts of an endpoint that serves several; else empty.</param>
    public static void Write(
        Utf8JsonWriter writer,
        string tool,
        Connector connector,
        IReadOnlyList<string> accounts
    )
    {
        var several = accounts.Count > 0;
        var text = OwnToolTexts
            .Of(tool)
            .Replace("%key%", connector.Info.Key, StringComparison.Ordinal)
            .Replace("%name%", connector.Info.Name, StringComparison.Ordinal)
            .Replace(
                "\"account_id\": \"%account%\",",
                several ? $"\"account_id\": {AccountSchema(accounts)}," : "",
                StringComparison.Ordinal
            );
        if (several && text.Contains("account_id", StringComparison.Ordinal))
            text = text.Replace(
                "\"required\": [",
                "\"required\": [\"account_id\", ",
                StringComparison.Ordinal
            );
        JsonElement.Parse(text).WriteTo(writer);
    }

    /// <summary>An id is letters, digits and underscores: nothing to escape.</summary>
    private static string AccountSchema(IReadOnlyList<string> accounts) =>
        $$"""{"type":"string","enum":["{{string.Join("\",\"", accounts)}}"]}""";
}
