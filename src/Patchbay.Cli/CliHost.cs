using System.Text;
using Patchbay.Cli.Output;

namespace Patchbay.Cli;

/// <summary>What the command line has around it: streams, terminal, environment, clock.</summary>
internal sealed record CliHost
{
    public required Stream Output { get; init; }

    public required TextWriter Error { get; init; }

    public required Stream Input { get; init; }

    public bool OutputIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    /// <summary>Columns of the terminal, or the width that text in a pipe is laid out for.</summary>
    public int Width { get; init; } = 100;

    public required Func<string, string?> Environment { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public static CliHost OfProcess() =>
        new()
        {
            Output = StandardOutput.Open(),
            Error = Console.Error,
            Input = Console.OpenStandardInput(),
            OutputIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            Width = Console.IsOutputRedirected ? 100 : Math.Max(40, Console.WindowWidth),
            Environment = System.Environment.GetEnvironmentVariable,
        };

    /// <summary>A writer to the output; disposing it flushes and leaves the output open.</summary>
    public StreamWriter OpenText() => new(Output, new UTF8Encoding(false), leaveOpen: true);
}
