using System.Runtime.CompilerServices;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Execution.Answers;

namespace Patchbay.Engine.Execution;

/// <summary>Runs actions of a connector. One instance serves all accounts and threads.</summary>
/// <param name="http">Made by <see cref="ProviderHttp.CreateClient"/>; not disposed here.</param>
public sealed class ActionExecutor(
    Connector connector,
    HttpMessageInvoker http,
    ExecutorOptions? options = null,
    TimeProvider? time = null
)
{
    private readonly ProviderCall _call = new(
        connector,
        http,
        options ?? new ExecutorOptions(),
        time ?? TimeProvider.System
    );
    private readonly FileUpload _upload = new(
        connector,
        http,
        options ?? new ExecutorOptions(),
        time ?? TimeProvider.System
    );
    private readonly AnswerReader _reader = new(connector, time ?? TimeProvider.System);
    private readonly ExecutorOptions _options = options ?? new ExecutorOptions();
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    public Connector Connector { get; } = connector;

    /// <summary>Prepares, sends and shapes.</summary>
    public async Task<ActionOutcome> ExecuteAsync(
        ActionRequest request,
        ProviderConnection connection,
        CancellationToken cancellationToken = default
    )
    {
        var prepared = Prepare(request);
        return prepared.Succeeded
            ? AnswerShaper.Shape(
                prepared.Action,
                await SendAsync(prepared.Action, connection, cancellationToken)
            )
            : prepared.Failure;
    }

    /// <summary>Finds the action and validates the input; nothing is sent.</summary>
    public Prepared Prepare(ActionRequest request) =>
        Connector.TryGetAction(request.Action, out var action)
            ? InputCheck.Run(action, request)
            : new Prepared(
                null,
                Failures.UnknownAction(request.Action, Connector.SuggestActions(request.Action))
            );

    /// <summary>
    /// Sends what was prepared and reads the answer; sent again only where that is safe. Where only counting is wanted, all
    /// pages of it.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller gave up. A write may have been carried out.</exception>
    public Task<ActionOutcome> SendAsync(
        PreparedAction prepared,
        ProviderConnection connection,
        CancellationToken cancellationToken = default
    ) =>
        prepared.Answer is { Options.CountOnly: true }
            ? AnswerCount.OfAsync(
                PagesAsync(prepared, connection, cancellationToken),
                prepared.Answer.From
            )
            : SendOnceAsync(prepared, connection, cancellationToken);

    private Task<ActionOutcome> SendOnceAsync(
        PreparedAction prepared,
        ProviderConnection connection,
        CancellationToken cancellationToken
    ) =>
        prepared.Action switch
        {
            { Upload: { } upload } when prepared.File is { } file => SendWithFileAsync(
                prepared,
                upload,
                file,
                connection,
                cancellationToken
            ),
            { Poll: { } poll } => SendUntilDoneAsync(prepared, poll, connection, cancellationToken),
            _ => CallAsync(
                prepared.Action,
                InputJson.Bytes(prepared.Input),
                connection,
                cancellationToken
            ),
        };

    /// <summary>What the provider's answer to a request that was not sent from here means, read as the action's own.</summary>
    public async Task<ActionOutcome> ReadAsync(
        ActionDefinition action,
        HttpResponseMessage response,
        string key,
        CancellationToken cancellationToken = default
    )
    {
        var report = await _reader.ReadAsync(
            action,
            response,
            action.MaxResponseBytes ?? _options.MaxResponseBytes,
            key,
            cancellationToken
        );
        return report.Outcome;
    }

    /// <summary>
    /// Runs an action to the end of its pages, one outcome a page, holding one page in memory. A failure is the last
    /// item; its page can be asked for again with the cursor of the page before. Of the request's options for the answer
    /// only its fields count here.
    /// </summary>
    public async IAsyncEnumerable<ActionOutcome> ExecuteAllAsync(
        ActionRequest request,
        ProviderConnection connection,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var prepared = Prepare(request);
        if (!prepared.Succeeded)
        {
            yield return prepared.Failure;
            yield break;
        }
        var page = prepared.Action with { Answer = prepared.Action.Answer?.ForEveryPage() };
        await foreach (var outcome in PagesAsync(page, connection, cancellationToken))
        {
            yield return AnswerShaper.Shape(page, outcome);
            page = page with { Answer = page.Answer?.FromTheTop() };
        }
    }

    private async IAsyncEnumerable<ActionOutcome> PagesAsync(
        PreparedAction page,
        ProviderConnection connection,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        string? before = null;
        while (true)
        {
            var outcome = await SendOnceAsync(page, connection, cancellationToken);
            // The same cursor twice would ask for the same page for ever.
            var cursor = page.Action.IsPaged ? outcome.Result?.NextCursor : null;
            if (cursor is not null && cursor == before)
            {
                yield return Failures.Unreadable(
                    Connector,
                    200,
                    "it names the same next page again"
                );
                yield break;
            }
            yield return outcome;
            if (cursor is null)
                yield break;
            before = cursor;
            page = page with { Input = InputJson.With(page.Input, "cursor", cursor) };
        }
    }

    private Task<ActionOutcome> CallAsync(
        ActionDefinition action,
        ReadOnlyMemory<byte> body,
        ProviderConnection connection,
        CancellationToken cancellationToken
    ) =>
        _call.SendAsync(
            action,
            action.Endpoint,
            action.Effect,
            body,
            connection,
            cancellationToken
        );

    /// <summary>Handle, upload, attach.</summary>
    private async Task<ActionOutcome> SendWithFileAsync(
        PreparedAction prepared,
        UploadStep step,
        ActionFile file,
        ProviderConnection connection,
        CancellationToken cancellationToken
    )
    {
        await using var content = await FileContent.OpenAsync(file, cancellationToken);
        prepared.Progress?.Report(new(0, 3, $"Asking where {content.Name} goes"));
        // Asking for a handle leaves nothing behind, so it may be repeated like a read.
        var handle = await _call.SendAsync(
            prepared.Action,
            step.HandleEndpoint,
            Effect.Read,
            InputJson.UploadHandle(step, content),
            connection,
            cancellationToken
        );
        if (!handle.Succeeded)
            return handle;
        if (UploadTarget.Read(handle.Result.Data) is not { } target)
            return Failures.Unreadable(Connector, 200, "it names no place to upload to");
        prepared.Progress?.Report(new(1, 3, $"Sending {content.Name}"));
        if (await _upload.SendAsync(target, content, connection, cancellationToken) is { } failure)
            return ((ActionOutcome)failure).After(handle.Requests + 1);
        var input = InputJson.Replace(
            prepared.Input,
            step.FileField,
            step.HandleField,
            target.Handle
        );
        prepared.Progress?.Report(new(2, 3, $"Attaching {content.Name}"));
        var attached = await CallAsync(prepared.Action, input, connection, cancellationToken);
        return attached.After(handle.Requests + 1 + attached.Requests);
    }

    /// <summary>Start, ask until it is there.</summary>
    private async Task<ActionOutcome> SendUntilDoneAsync(
        PreparedAction prepared,
        PollStep step,
        ProviderConnection connection,
        CancellationToken cancellationToken
    )
    {
        var started = _time.GetTimestamp();
        var input = prepared.Input;
        var requests = 0;
        while (true)
        {
            var outcome = await CallAsync(
                prepared.Action,
                InputJson.Bytes(input),
                connection,
                cancellationToken
            );
            requests += outcome.Requests;
            if (!outcome.Succeeded)
                return outcome.After(requests);
            var status = InputJson.Text(outcome.Result.Data, step.StatusField);
            var id = InputJson.Text(outcome.Result.Data, step.IdField);
            if (status is not null && step.Failed.Contains(status))
            {
                var reason = step.ReasonField is { } field
                    ? InputJson.Text(outcome.Result.Data, field)
                    : null;
                ActionOutcome ended = Failures.EndedBadly(
                    prepared.Action,
                    status,
                    reason.Without(connection.Key)
                );
                return ended.After(requests);
            }
            if (status is null || id is null || !step.Pending.Contains(status))
                return outcome.After(requests);
            if (_time.GetElapsedTime(started) + step.Interval > step.Timeout)
            {
                ActionOutcome running = Failures.StillRunning(prepared.Action, step, id);
                return running.After(requests);
            }
            prepared.Progress?.Report(
                new(requests, null, $"{prepared.Action.Label}: {status} so far")
            );
            await Task.Delay(step.Interval, _time, cancellationToken);
            input = InputJson.With(prepared.Input, step.IdField, id);
        }
    }
}
