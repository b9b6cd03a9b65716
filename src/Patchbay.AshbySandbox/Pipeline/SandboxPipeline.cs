using Patchbay.AshbySandbox.Contract;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Pipeline;

/// <summary>The way of one request through the sandbox.</summary>
internal sealed partial class SandboxPipeline(Sandbox sandbox, ILogger<SandboxPipeline> log)
{
    // Still answered in April 2026 (section 11).
    private static readonly Dictionary<string, string> OldSpellings = new()
    {
        ["application.change_stage"] = "application.changeStage",
        ["application.change_source"] = "application.changeSource",
    };

    public async Task RunAsync(HttpContext http, string method)
    {
        var stop = http.RequestAborted;
        var now = sandbox.Clock.Now;
        var response = new ResponseWriter(http, sandbox.State.Ids.NextUlid(now));

        // 1 Who calls, and what.
        sandbox.Contract.Endpoints.TryGetValue(
            OldSpellings.GetValueOrDefault(method, method),
            out var endpoint
        );
        RequestBody body;
        try
        {
            body = await RequestBody.ReadAsync(http.Request, endpoint, stop);
        }
        // The server itself refuses the body: it is too large, or its length or encoding is wrong.
        catch (BadHttpRequestException error)
        {
            sandbox.Log.Add(
                new SandboxRequest(
                    now,
                    method,
                    null,
                    "",
                    error.StatusCode,
                    null,
                    response.RequestId
                )
            );
            await response.TextAsync(error.StatusCode, error.Message, stop);
            return;
        }
        var secret = BasicCredentials.KeyOf(http.Request);
        var key = secret is null ? null : sandbox.Read(state => state.Keys.Find(secret));

        // 2 A fault that was ordered for before anything happens.
        var fault = sandbox.Faults.Take(endpoint?.Name ?? method);
        if (fault is not null && FaultPlayer.StatusBefore(fault) is { } early)
        {
            Record(early, fault.Kind.ToString());
            await FaultPlayer.BeforeAsync(fault, response, stop);
            return;
        }
        if (fault?.Kind == SandboxFaultKind.Delay)
            await sandbox.Clock.WaitUntilAsync(sandbox.Clock.Now + fault.Time, stop);

        // 3 What no endpoint gets to see.
        if (Conditions.Refusal(http.Request, secret, key, endpoint) is { } refusal)
        {
            Record(refusal.Status, refusal.Text);
            await response.TextAsync(refusal.Status, refusal.Text, stop);
            return;
        }
        if (sandbox.Limit.Refuse(key!, now) is { } seconds)
        {
            Record(429, "rate_limit_exceeded");
            await response.ThrottledAsync(seconds, stop);
            return;
        }

        // 4 The endpoint: one call at a time sees and changes the state.
        var call = new EndpointCall(sandbox, endpoint!, key!, body, http);
        var (answer, bytes) = Run(call.Answer, endpoint!, response.RequestId);
        // Some go on outside before they can answer: a ping waits for somebody else's server.
        if (answer.Then is { } then)
        {
            var rest = await then(stop);
            (answer, bytes) = Run(
                state => call.Finished(rest(state)),
                endpoint!,
                response.RequestId
            );
        }

        // 5 The answer, or a fault that was ordered for after the change.
        var status = answer.Error?.Status ?? 200;
        Record(status, answer.Error?.Code ?? fault?.Kind.ToString());
        if (
            fault is null
            || !await FaultPlayer.AfterAsync(fault, response, bytes, sandbox.Clock, stop)
        )
            await response.JsonAsync(status, bytes, answer.Error?.RetryAfterSeconds, stop);

        void Record(int answered, string? error) =>
            sandbox.Log.Add(
                new SandboxRequest(
                    now,
                    method,
                    key?.Title,
                    body.Raw,
                    answered,
                    error,
                    response.RequestId
                )
            );
    }

    // What goes wrong in the sandbox itself, its disk included, changes nothing and is answered as Ashby answers its own
    // mishaps; the log says what it was.
    private (Answer Answer, byte[] Bytes) Run(
        Func<SandboxState, Answer> work,
        ContractEndpoint endpoint,
        string requestId
    )
    {
        try
        {
            return sandbox.Run(
                state =>
                {
                    var answer = work(state);
                    return (Answer: answer, Envelope.Write(answer, requestId));
                },
                isKept: result => result.Answer.Error is null
            );
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            LogMishap(log, endpoint.Name, error);
            return (Errors.Internal, Envelope.Write(Errors.Internal, requestId));
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} failed in the sandbox itself.")]
    private static partial void LogMishap(ILogger logger, string method, Exception error);
}
