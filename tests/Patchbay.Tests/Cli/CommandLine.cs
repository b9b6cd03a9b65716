using System.Text;
using System.Text.Json;
using Patchbay.Cli;

namespace Patchbay.Tests.Cli;

/// <summary>Runs the command line in this process, with nothing around it but what a test gives.</summary>
internal sealed record CommandLine
{
    public Dictionary<string, string> Environment { get; init; } = [];

    public string Input { get; init; } = "";

    public bool OnTerminal { get; init; }

    public bool ErrorsOnTerminal { get; init; }

    public int Width { get; init; } = 100;

    public Stream? Output { get; init; }

    public CancellationToken Cancellation { get; init; } = TestContext.Current.CancellationToken;

    public static Task<CommandLineResult> RunAsync(params string[] arguments) =>
        new CommandLine().WithAsync(arguments);

    public async Task<CommandLineResult> WithAsync(params string[] arguments)
    {
        using var output = new MemoryStream();
        await using var error = new StringWriter();
        var code = await CliApp.RunAsync(
            arguments,
            new CliHost
            {
                Output = Output ?? output,
                Error = error,
                Input = new MemoryStream(Encoding.UTF8.GetBytes(Input)),
                OutputIsTerminal = OnTerminal,
                ErrorIsTerminal = ErrorsOnTerminal,
                Width = Width,
                // No home of this machine: a test sees no configuration but its own.
                Environment = name =>
                    Environment.GetValueOrDefault(name) ?? (name == "HOME" ? "/nowhere" : null),
            },
            Cancellation
        );
        return new CommandLineResult(
            code,
            Encoding.UTF8.GetString(output.ToArray()),
            error.ToString()
        );
    }
}

internal sealed record CommandLineResult(int Code, string Output, string Error)
{
    public JsonElement Json => JsonElement.Parse(Output);

    public JsonElement ErrorJson => JsonElement.Parse(Error);

    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
