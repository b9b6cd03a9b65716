using System.CommandLine;

namespace Patchbay.Cli.Settings;

/// <summary>The flags of the settings that a command uses.</summary>
internal sealed class SettingOptions
{
    private readonly Dictionary<SettingDefinition, Option<string?>> _options = [];

    public SettingOptions(Command command, params SettingDefinition[] definitions)
    {
        foreach (var definition in definitions)
        {
            var option = new Option<string?>(definition.Flag)
            {
                HelpName = definition.Placeholder,
                Description = definition.Description,
            };
            _options[definition] = option;
            command.Add(option);
        }
    }

    public string? Flag(ParseResult parse, SettingDefinition definition) =>
        _options.TryGetValue(definition, out var option) ? parse.GetValue(option) : null;
}
