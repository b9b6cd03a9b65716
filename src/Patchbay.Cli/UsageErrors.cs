using System.CommandLine;
using System.CommandLine.Parsing;
using Patchbay.Engine.Text;

namespace Patchbay.Cli;

/// <summary>A command line that cannot be understood, said in one line with what to do.</summary>
internal static class UsageErrors
{
    public static CliFailure From(ParseResult parse)
    {
        var command = parse.CommandResult.Command;
        var unknown = parse.UnmatchedTokens is [var first, ..] ? first : null;
        return CliFailure.Usage(
            Message(parse),
            $"\"{Path(parse.CommandResult)} --help\" lists what it takes."
        ) with
        {
            Suggestions = unknown is null ? [] : Nearest.Find(unknown, Names(command)),
        };
    }

    /// <summary>Whether errors are to be JSON, where the command line itself cannot be trusted.</summary>
    public static bool WantsJson(string[] arguments) => arguments.Contains(GlobalOptions.JsonName);

    private static string Message(ParseResult parse)
    {
        var command = parse.CommandResult.Command;
        return parse.UnmatchedTokens.Count == 0 && command.Action is null
            ? $"{Path(parse.CommandResult)} needs a command: {string.Join(", ", command.Subcommands.Select(child => child.Name))}."
            : parse.Errors[0].Message;
    }

    private static IEnumerable<string> Names(Command command) =>
        command
            .Subcommands.Select(child => child.Name)
            .Concat(command.Options.Select(option => option.Name))
            .Concat(GlobalOptions.Names);

    private static string Path(CommandResult command) =>
        command.Parent is CommandResult parent
            ? $"{Path(parent)} {command.Command.Name}"
            : "patchbay";
}
