using System.CommandLine;
using Patchbay.Cli.Inputs;

namespace Patchbay.Cli.Settings;

/// <summary>Flags, then the environment, then the configuration file.</summary>
internal static class SettingsReader
{
    public static Attempt<CliSettings> Read(CliHost host, ParseResult parse, SettingOptions options)
    {
        var path = ConfigFile.PathFor(host, parse);
        var file = ConfigFile.Read(path, mustExist: parse.ConfigPath() is not null);
        if (!file.Succeeded)
            return file.Failure;
        var settings = new List<Setting>();
        foreach (var definition in SettingDefinition.All)
        {
            if (options.Flag(parse, definition) is { } flag)
            {
                var value = definition.Secret ? ReadSecret(host, definition, flag) : flag;
                if (!value.Succeeded)
                    return value.Failure;
                settings.Add(new(definition, value.Value, SettingLevel.Flag, definition.Flag));
            }
            else if (host.Environment(definition.Variable) is { Length: > 0 } variable)
                settings.Add(
                    new(definition, variable, SettingLevel.Environment, definition.Variable)
                );
            else if (file.Value.TryGetValue(definition.Key, out var stored))
                settings.Add(new(definition, stored, SettingLevel.File, path));
        }
        return new CliSettings(settings);
    }

    private static Attempt<string> ReadSecret(
        CliHost host,
        SettingDefinition definition,
        string flag
    )
    {
        var text = TextArgument.Read(host, flag, definition.Flag);
        if (!text.Succeeded)
            return text.Failure;
        var secret = text.Value.Trim();
        return secret.Length > 0
            ? secret
            : CliFailure.Usage($"{definition.Flag} is empty.", "Give the key itself, @FILE or -.");
    }
}
