using System.Text.RegularExpressions;
using Patchbay.Engine.Names;
using Patchbay.Engine.Tools;

namespace Patchbay.Engine.Definitions.Files;

/// <summary><c>prompts.yaml</c>: common work, with the actions that it takes.</summary>
internal static partial class PromptsFile
{
    public static IReadOnlyList<PromptDefinition> Read(
        YamlFields file,
        string connector,
        IReadOnlyCollection<string> actions,
        IReadOnlyList<NameKind> kinds
    )
    {
        var prompts = new List<PromptDefinition>();
        foreach (var fields in file.Maps("prompts"))
        {
            var prompt = ReadPrompt(fields, kinds);
            Check(fields, prompt, connector, actions);
            if (prompts.Exists(other => other.Name == prompt.Name))
                fields.Fault("prompt", $"'{prompt.Name}' is there twice");
            prompts.Add(prompt);
        }
        file.RefuseOthers();
        return prompts;
    }

    private static PromptDefinition ReadPrompt(YamlFields fields, IReadOnlyList<NameKind> kinds)
    {
        var prompt = new PromptDefinition(
            fields.Text("prompt"),
            fields.Text("title"),
            fields.Text("description"),
            fields.Maps("arguments").Select(argument => ReadArgument(argument, kinds)).ToList(),
            fields.Text("text")
        );
        fields.RefuseOthers();
        return prompt;
    }

    private static PromptArgumentDefinition ReadArgument(
        YamlFields fields,
        IReadOnlyList<NameKind> kinds
    )
    {
        var argument = new PromptArgumentDefinition(
            fields.Text("name"),
            fields.Text("description"),
            fields.Flag("required"),
            fields.OptionalText("kind")
        );
        if (argument.Kind is { } kind && kinds.All(known => known.Name != kind))
            fields.Fault("kind", $"'{kind}' is not in names.yaml");
        fields.RefuseOthers();
        return argument;
    }

    private static void Check(
        YamlFields fields,
        PromptDefinition prompt,
        string connector,
        IReadOnlyCollection<string> actions
    )
    {
        var declared = prompt.Arguments.Select(argument => argument.Name).ToList();
        var used = PromptText
            .Places()
            .Matches(prompt.Text)
            .Select(place => place.Groups["name"].Value)
            .ToList();
        foreach (var name in used.Except(declared))
            fields.Fault("text", $"{{{name}}} is no argument");
        foreach (var name in declared.Except(used))
            fields.Fault("arguments", $"'{name}' is not in the text");
        var optional = PromptText.Passages().Replace(prompt.Text, "");
        foreach (
            var argument in prompt.Arguments.Where(argument =>
                !argument.Required
                && optional.Contains($"{{{argument.Name}}}", StringComparison.Ordinal)
            )
        )
            fields.Fault("text", $"{{{argument.Name}}} may be empty and needs [[ ]] around it");
        foreach (
            var word in Words()
                .Matches(prompt.Text)
                .Select(word => word.Value)
                .Where(word => word.StartsWith(connector + "_", StringComparison.Ordinal))
                .Where(word => !actions.Contains(word))
                .Distinct()
        )
            fields.Fault("text", $"'{word}' is no action");
    }

    [GeneratedRegex("[a-z_]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();
}
