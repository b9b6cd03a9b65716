using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Patchbay.Cli.Output;

/// <summary>A command with more to say than its options do.</summary>
internal interface IHasHelpNotes
{
    string HelpNotes { get; }
}

/// <summary>The usual help, the command's notes, the exit codes.</summary>
internal sealed class HelpWithNotes : SynchronousCommandLineAction
{
    private readonly HelpAction _help;

    public HelpWithNotes(HelpAction help, int width)
    {
        _help = help;
        _help.MaxWidth = width;
    }

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var code = _help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is IHasHelpNotes command)
        {
            output.WriteLine(command.HelpNotes.Trim());
            output.WriteLine();
        }
        output.Write(ExitCode.Help);
        return code;
    }
}
