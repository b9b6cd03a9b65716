using System.Runtime.CompilerServices;
using System.Text.Json;
using Patchbay.Cli.Output;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Execution;
using Patchbay.Engine.Execution.Answers;

namespace Patchbay.Cli.Running;

/// <summary>Straight at the provider, with its own key.</summary>
internal sealed class AshbyRunner : IActionRunner
{
    // The engine ends a request that takes too long, and says more about it; this ends its repeating of it.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(0.5);

    private readonly Connector _connector;
    private readonly ProviderConnection _connection;
    private readonly TimeSpan _timeout;
    private readonly AnswerOptions? _answer;
    private readonly HttpMessageInvoker _http;
    private readonly ActionExecutor _executor;

    public AshbyRunner(
        Connector connector,
        ProviderConnection connection,
        TimeSpan timeout,
        AnswerOptions? answer
    )
    {
        _answer = answer;
        _connector = connector;
        _connection = connection;
        _timeout = timeout;
        _http = ProviderHttp.CreateClient(timeout);
        _executor = new ActionExecutor(
            connector,
            _http,
            new ExecutorOptions { RequestTimeout = timeout }
        );
    }

    public async Task<Attempt<Page>> RunAsync(
        string action,
        JsonElement input,
        ActionFile? file,
        CancellationToken cancellationToken
    )
    {
        var prepared = _executor.Prepare(
            new ActionRequest(action, input) { File = file, Answer = _answer }
        );
        if (!prepared.Succeeded)
            return Failures.Of(prepared.Failure);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (LongestWait(prepared.Action.Action) is { } longest)
            limit.CancelAfter(longest);
        try
        {
            var outcome = await _executor.SendAsync(prepared.Action, _connection, limit.Token);
            return Read(AnswerShaper.Shape(prepared.Action, outcome));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return TimedOut(prepared.Action.Action);
        }
    }

    public async IAsyncEnumerable<Attempt<Page>> RunAllAsync(
        string action,
        JsonElement input,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_timeout + Grace);
        await using var outcomes = _executor
            .ExecuteAllAsync(
                new ActionRequest(action, input) { Answer = _answer },
                _connection,
                limit.Token
            )
            .GetAsyncEnumerator(CancellationToken.None);
        while (true)
        {
            Attempt<Page> page;
            try
            {
                if (!await outcomes.MoveNextAsync())
                    yield break;
                page = Read(outcomes.Current);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                page = TimedOut(_connector.TryGetAction(action, out var known) ? known : null);
            }
            // Once it answers, it may ask to wait between pages for longer than one answer may take.
            limit.CancelAfter(Timeout.InfiniteTimeSpan);
            yield return page;
            if (!page.Succeeded)
                yield break;
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>How long the whole execution may take; null where a file decides.</summary>
    private TimeSpan? LongestWait(ActionDefinition action) =>
        action switch
        {
            { Upload: not null } => null,
            { Poll: { } poll } => poll.Timeout + _timeout + Grace,
            _ => _timeout + Grace,
        };

    private static Attempt<Page> Read(ActionOutcome outcome) =>
        outcome.Succeeded
            ? new Page(outcome.Result.Data)
            {
                Next = outcome.Result.NextCursor,
                Note = outcome.Result.Note is { } note
                    ? JsonElement.Parse(Json.ToText(note.WriteTo))
                    : default,
                SyncToken = outcome.Result.SyncToken,
                Warnings = outcome.Result.Warnings,
            }
            : Failures.Of(outcome.Failure);

    private CliFailure TimedOut(ActionDefinition? action)
    {
        var write = action is not null && action.Effect != Effect.Read;
        var kind = write ? FailureKind.OutcomeUnknown : FailureKind.TimedOut;
        return new CliFailure(
            ExitCode.NotReachable,
            FailureCodes.Name(kind),
            $"{_connector.Info.Name} did not answer within {_timeout.TotalSeconds:0.#} seconds.",
            write
                ? "The call may or may not have been carried out: look before you send it again."
                : "Try again later, or wait longer with --timeout."
        )
        {
            Retryable = !write,
        };
    }
}
