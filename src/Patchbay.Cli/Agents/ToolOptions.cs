using System.CommandLine;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Tools;

namespace Patchbay.Cli.Agents;

/// <summary>The flags that say which tools an agent gets and in which form: the same names as in the query of a hub's endpoint.</summary>
internal sealed class ToolOptions
{
    private static readonly (string Name, string Help, string Description)[] Names =
    [
        (
            ToolSettingsReader.ModeName,
            "individual|search_execute",
            "One tool an action, or two that find and run any. [default: individual]"
        ),
        (
            ToolSettingsReader.StyleName,
            "nested|flat_prefixed|flat_smart",
            "How a tool's arguments hold the input. [default: nested]"
        ),
        (ToolSettingsReader.ActionsName, "ID,…", "Only these actions; * stands for anything."),
        (ToolSettingsReader.EffectsName, "EFFECT,…", "Only of read, create, update, delete."),
        (ToolSettingsReader.ScopesName, "SCOPE,…", "Only what these scopes of the key allow."),
        (ToolSettingsReader.ResourcesName, "RESOURCE,…", "Only about these, such as candidate."),
        (
            ToolSettingsReader.AllName,
            "true|false",
            "Through a hub: also what the account's key is known to lack. [default: false]"
        ),
        (
            ToolSettingsReader.ContentName,
            "auto|text|structured|both",
            "Where a result's JSON stands. [default: auto]"
        ),
        (
            ToolSettingsReader.OutputSchemasName,
            "on|off",
            "List the form of each tool's result too. [default: off]"
        ),
        (
            ToolSettingsReader.InstructionsName,
            "on|off",
            "Tell the agent how the tools are used. [default: on]"
        ),
    ];

    private readonly Dictionary<string, Option<string?>> _options = new(StringComparer.Ordinal);

    public ToolOptions(Command command)
    {
        foreach (var (name, help, description) in Names)
        {
            var option = new Option<string?>($"--{name}")
            {
                HelpName = help,
                Description = description,
            };
            _options[name] = option;
            command.Add(option);
        }
    }

    public Attempt<ToolSettings> Read(ParseResult parse, Connector connector)
    {
        var reader = new ToolSettingsReader(name =>
            (parse.GetValue(_options[name]) ?? "").Split(
                ',',
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
            )
        );
        var settings = reader.Read([connector]);
        return reader.Faults is [var first, ..]
            ? CliFailure.Usage($"--{first.Path[2..]}: {first.Message}")
            : settings;
    }

    /// <summary>The same for a hub.</summary>
    public string Query(ParseResult parse) =>
        string.Join(
            '&',
            _options
                .Select(option => (option.Key, Value: parse.GetValue(option.Value)))
                .Where(option => option.Value is not null)
                .Select(option => $"{option.Key}={Uri.EscapeDataString(option.Value!)}")
        );
}
