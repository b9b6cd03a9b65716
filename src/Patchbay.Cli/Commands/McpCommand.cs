using System.CommandLine;
using System.Diagnostics;
using ModelContextProtocol.Server;
using Patchbay.Cli.Agents;
using Patchbay.Cli.Output;
using Patchbay.Cli.Settings;
using Patchbay.Engine.Search;
using Patchbay.Engine.Tools;
using Patchbay.Mcp;

namespace Patchbay.Cli.Commands;

internal sealed class McpCommand : Command, IHasHelpNotes
{
    private readonly CliHost _host;
    private readonly TargetOptions _target;
    private readonly ToolOptions _tools;

    private readonly Option<bool> _irreversible = new("--allow-irreversible")
    {
        Description = "Straight to Ashby: let the agent do what cannot be undone.",
    };

    private readonly Option<bool> _mails = new("--allow-mails")
    {
        Description = "Straight to Ashby: let the agent do what mails a candidate.",
    };

    public McpCommand(CliHost host)
        : base("mcp", "Serves actions as tools to an agent, over standard input and output.")
    {
        _host = host;
        _tools = new ToolOptions(this);
        Add(_irreversible);
        Add(_mails);
        _target = new TargetOptions(this);
        SetAction(RunAsync);
    }

    public string HelpNotes =>
        """
            An agent's host starts it and speaks the Model Context Protocol with it; nothing else is written to standard
            output. Through a hub it passes every message on to the hub's own endpoint, so that the profile, the key's
            limits and the log hold. Straight to Ashby, what cannot be undone or mails a candidate is off unless allowed
            here.

            Lists are separated by commas: --actions 'list_*,ashby_get_job' --effects read,update
            """;

    private async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var connector = Cli.Connectors.Load(parse);
        if (!connector.Succeeded)
            return _host.Fail(connector.Failure, json: false);
        var settings = _tools.Read(parse, connector.Value);
        if (!settings.Succeeded)
            return _host.Fail(settings.Failure, json: false);
        var target = _target.Choose(_host, parse);
        if (!target.Succeeded)
            return _host.Fail(target.Failure, json: false);
        try
        {
            switch (target.Value)
            {
                case HubTarget hub:
                    using (var bridge = new HubBridge(_host, hub, _tools.Query(parse)))
                        await bridge.RunAsync(cancellationToken);
                    break;
                case AshbyTarget ashby:
                    using (
                        var box = new AshbyToolBox(
                            new ActionTools(connector.Value, ActionSearch.For(connector.Value)),
                            settings.Value,
                            ashby.Connection,
                            _target.Timeout(parse)
                        )
                        {
                            AllowsIrreversible = parse.GetValue(_irreversible),
                            AllowsMails = parse.GetValue(_mails),
                        }
                    )
                        await ServeAsync(box, cancellationToken);
                    break;
                default:
                    throw new UnreachableException();
            }
            return ExitCode.Done;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCode.Cancelled;
        }
    }

    private async Task ServeAsync(AshbyToolBox box, CancellationToken cancellationToken)
    {
        var options = new McpServerOptions();
        ToolServer.Configure(options, box);
        await using var transport = new StreamServerTransport(
            _host.Input,
            _host.Output,
            McpServerInfo.Name
        );
        await using var server = McpServer.Create(transport, options);
        await server.RunAsync(cancellationToken);
    }
}
