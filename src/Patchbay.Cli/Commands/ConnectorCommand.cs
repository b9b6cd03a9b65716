using System.CommandLine;
using Patchbay.Cli.Output;
using Patchbay.Engine.Definitions;

namespace Patchbay.Cli.Commands;

/// <summary>A command that answers from the connector, most often without any call.</summary>
internal abstract class ConnectorCommand : Command
{
    protected ConnectorCommand(CliHost host, string name, string description)
        : base(name, description)
    {
        Host = host;
        SetAction(
            async (parse, cancellationToken) =>
            {
                var connector = Cli.Connectors.Load(parse);
                var failure = connector.Succeeded
                    ? await RunAsync(parse, connector.Value, cancellationToken)
                    : connector.Failure;
                return failure is null ? ExitCode.Done : Host.Fail(failure, parse.WantsJson());
            }
        );
    }

    protected CliHost Host { get; }

    /// <returns>Why it failed; null when it is done.</returns>
    protected abstract Task<CliFailure?> RunAsync(
        ParseResult parse,
        Connector connector,
        CancellationToken cancellationToken
    );
}
