using System.CommandLine;

namespace Patchbay.Cli;

/// <summary>Options that every command takes.</summary>
internal static class GlobalOptions
{
    public const string JsonName = "--json";

    private const string ConfigName = "--config";
    private const string ConnectorsName = "--connectors";

    public static readonly IReadOnlyList<string> Names = [JsonName, ConfigName, ConnectorsName];

    public static void AddTo(RootCommand root)
    {
        root.Add(
            new Option<bool>(JsonName) { Description = "JSON, for errors too.", Recursive = true }
        );
        root.Add(
            new Option<string?>(ConfigName)
            {
                HelpName = "FILE",
                Description =
                    "The configuration file. [default: patchbay/config.json in $XDG_CONFIG_HOME or ~/.config]",
                Recursive = true,
            }
        );
        root.Add(
            new Option<string?>(ConnectorsName)
            {
                HelpName = "FOLDER",
                Description =
                    "The folder with the connectors, each in a folder of its own. [default: the shipped ones]",
                Recursive = true,
            }
        );
    }

    public static bool WantsJson(this ParseResult parse) => parse.Get<bool>(JsonName);

    public static string? ConfigPath(this ParseResult parse) => parse.Get<string?>(ConfigName);

    public static string? ConnectorsFolder(this ParseResult parse) =>
        parse.Get<string?>(ConnectorsName);

    private static T? Get<T>(this ParseResult parse, string name) =>
        parse.GetValue(
            parse
                .RootCommandResult.Command.Options.OfType<Option<T>>()
                .Single(option => option.Name == name)
        );
}
