using System.CommandLine;
using Patchbay.Cli.Commands;
using Patchbay.Cli.Output;

namespace Patchbay.Cli;

/// <summary>The command line as a function of its arguments and its host.</summary>
internal static class CliApp
{
    public static async Task<int> RunAsync(
        string[] arguments,
        CliHost host,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var parse = PatchbayCommand.Create(host).Parse(arguments, Parsing);
            if (
                parse.Errors.Count > 0
                && parse.Action is System.CommandLine.Invocation.ParseErrorAction
            )
                return host.Fail(UsageErrors.From(parse), UsageErrors.WantsJson(arguments));
            await using var text = host.OpenText();
            var invocation = new InvocationConfiguration
            {
                Output = text,
                Error = host.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return await parse.InvokeAsync(invocation, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCode.Cancelled;
        }
        catch (IOException exception) when (StandardOutput.ReaderHasGone(exception))
        {
            return ExitCode.OutputClosed;
        }
        catch (IOException exception)
        {
            return host.Fail(
                new CliFailure(
                    ExitCode.OutputFailed,
                    "output_failed",
                    $"Reading or writing failed: {exception.Message}"
                ),
                json: false
            );
        }
        catch (Exception exception)
        {
            host.Error.WriteLine($"patchbay: a fault in patchbay itself: {exception}");
            return ExitCode.Fault;
        }
    }

    /// <summary>No response files: <c>@file</c> is the file whose content is a value. No bundles of short options.</summary>
    private static readonly ParserConfiguration Parsing = new()
    {
        EnablePosixBundling = false,
        ResponseFileTokenReplacer = null,
    };
}
