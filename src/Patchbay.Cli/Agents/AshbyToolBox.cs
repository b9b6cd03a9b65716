using System.Text.Json;
using Patchbay.Cli.Output;
using Patchbay.Cli.Running;
using Patchbay.Client;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Execution;
using Patchbay.Engine.Execution.Answers;
using Patchbay.Engine.Tools;
using Patchbay.Mcp;

namespace Patchbay.Cli.Agents;

/// <summary>Tools straight at Ashby, with its own key.</summary>
internal sealed class AshbyToolBox : IToolBox, IDisposable
{
    private readonly ActionTools _tools;
    private readonly ProviderConnection _connection;
    private readonly HttpMessageInvoker _http;
    private readonly ActionExecutor _executor;
    private readonly AshbyNames _names;
    private readonly Lazy<OfferedTools> _list;

    public AshbyToolBox(
        ActionTools tools,
        ToolSettings settings,
        ProviderConnection connection,
        TimeSpan timeout
    )
    {
        _tools = tools;
        Settings = settings;
        _connection = connection;
        _http = ProviderHttp.CreateClient(timeout);
        _executor = new ActionExecutor(
            tools.Connector,
            _http,
            new ExecutorOptions { RequestTimeout = timeout }
        );
        _names = new AshbyNames(tools.Connector, connection, timeout);
        _list = new(() => new OfferedTools(Write()));
    }

    /// <summary>What cannot be undone; off for agents unless a person turns it on.</summary>
    public bool AllowsIrreversible { get; init; }

    /// <summary>What mails a candidate, or has an option that does; off as well.</summary>
    public bool AllowsMails { get; init; }

    public ToolSettings Settings { get; }

    public IReadOnlyList<ActionTools> Connectors => [_tools];

    public ValueTask<IReadOnlyList<ActionTool>> OfferedAsync(
        ActionTools tools,
        bool lackedToo,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult<IReadOnlyList<ActionTool>>(Offered());

    public ValueTask<OfferedTools> ListAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(_list.Value);

    public Task<ToolAnswer> CallAsync(
        string tool,
        JsonElement arguments,
        IProgress<ActionProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var own = _tools.Find(tool) is null ? OwnTools.Find(_tools.Connector, tool) : null;
        return own switch
        {
            OwnTools.Search => Task.FromResult(Search(tool, arguments)),
            OwnTools.Resolve => ResolveAsync(tool, arguments, cancellationToken),
            OwnTools.Execute => ExecuteNamedAsync(tool, arguments, progress, cancellationToken),
            _ => ExecuteAsync(tool, arguments, [], progress, cancellationToken),
        };
    }

    public void Dispose()
    {
        _names.Dispose();
        _http.Dispose();
    }

    private ToolAnswer Search(string tool, JsonElement arguments)
    {
        var asked = SearchArguments.Read(arguments, out var faults);
        return faults.Count > 0
            ? ToolFailure.Invalid(tool, faults)
            : new ToolAnswer(
                writer =>
                    SearchAnswer.Write(
                        writer,
                        _tools,
                        asked,
                        asked.SessionId ?? $"sess_{Guid.NewGuid():n}",
                        IsOffered
                    ),
                "The actions are in structuredContent."
            );
    }

    private async Task<ToolAnswer> ResolveAsync(
        string tool,
        JsonElement arguments,
        CancellationToken cancellationToken
    )
    {
        var query = ResolveArguments.Read(arguments, out var faults);
        if (faults.Count > 0)
            return ToolFailure.Invalid(tool, faults);
        var answer = await _names.ResolveAsync(
            new NameQuestion(query.Text)
            {
                Kind = query.Kind,
                Context = query.Context.Known,
                Archived = query.Archived,
            },
            cancellationToken
        );
        return answer.Succeeded
            ? new ToolAnswer(
                writer => NameOutput.Write(writer, answer.Value),
                $"{answer.Value.Status}: see structuredContent."
            )
            : new ToolFailure(400, answer.Failure.Code, answer.Failure.Message)
            {
                Remedy = answer.Failure.Remedy,
                Suggestions = answer.Failure.Suggestions,
            };
    }

    private Task<ToolAnswer> ExecuteNamedAsync(
        string tool,
        JsonElement arguments,
        IProgress<ActionProgress>? progress,
        CancellationToken cancellationToken
    ) =>
        OwnTools.ActionIn(arguments) is { } action
            ? ExecuteAsync(action, arguments, OwnTools.ActionArguments, progress, cancellationToken)
            : Task.FromResult<ToolAnswer>(OwnTools.NamesNoAction(tool));

    private async Task<ToolAnswer> ExecuteAsync(
        string action,
        JsonElement arguments,
        string[] own,
        IProgress<ActionProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var tool = _tools.Find(action);
        if (tool is not null && !Settings.Takes(tool.Action))
            return ToolFailure.NotOffered(action);
        if (tool is not null && !IsAllowed(tool.Action))
            return OffForAgents(tool.Action);
        var read = tool is null ? null : ToolArguments.Read(tool, arguments, own);
        if (read is { Faults.Count: > 0 })
            return ToolFailure.Invalid(action, read.Faults);
        var prepared = _executor.Prepare(
            new ActionRequest(action, read?.Input ?? default)
            {
                Answer = read?.Answer,
                Progress = progress,
            }
        );
        if (!prepared.Succeeded)
            return ToolFailure.Of(prepared.Failure, read);
        var outcome = AnswerShaper.Shape(
            prepared.Action,
            await _executor.SendAsync(prepared.Action, _connection, cancellationToken)
        );
        return outcome.Succeeded
            ? new ToolAnswer(outcome.Result)
            : ToolFailure.Of(outcome.Failure, read);
    }

    private static ToolFailure OffForAgents(ActionDefinition action) =>
        new(
            403,
            "off_for_agents",
            $"{action.Label} {(action.Irreversible ? "cannot be undone" : "mails a candidate or has an option that does")}: that is off for agents. Nothing was sent."
        )
        {
            Remedy =
                "Ask a person to do it, or to start this server with --allow-irreversible or --allow-mails.",
        };

    private List<ActionTool> Offered() => _tools.All.Where(tool => IsOffered(tool.Action)).ToList();

    private bool IsOffered(ActionDefinition action) => Settings.Takes(action) && IsAllowed(action);

    private bool IsAllowed(ActionDefinition action) =>
        (AllowsIrreversible || !action.Irreversible) && (AllowsMails || !action.MailsCandidate);

    /// <summary>Without the feedback tool: nobody is there to keep it.</summary>
    private ReadOnlyMemory<byte> Write() =>
        ToolList.Write(writer =>
        {
            if (Settings.Mode == ToolMode.SearchExecute)
            {
                OwnTools.Write(writer, OwnTools.Search, _tools.Connector, []);
                OwnTools.Write(writer, OwnTools.Execute, _tools.Connector, []);
            }
            else
                ToolList.WriteActions(
                    writer,
                    Offered(),
                    Settings.Style,
                    [],
                    Settings.OutputSchemas
                );
            OwnTools.Write(writer, OwnTools.Resolve, _tools.Connector, []);
        });
}
