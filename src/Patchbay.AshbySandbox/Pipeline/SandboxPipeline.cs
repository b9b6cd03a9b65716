using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Contract;
using Patchbay.AshbySandbox.Endpoints;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Pipeline;

/// <summary>The way of one call through the sandbox.</summary>
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
        var requestId = sandbox.State.Ids.NextUlid(now);
        var response = new ResponseWriter(http, requestId);

        // 1 Who calls, and what. No credentials: 401 text; a wrong key: 403 text (section 1).
        sandbox.Contract.Endpoints.TryGetValue(
            OldSpellings.GetValueOrDefault(method, method),
            out var endpoint
        );
        var body = await RequestBody.ReadAsync(http.Request, endpoint, stop);
        var secret = BasicCredentials.KeyOf(http.Request);
        SandboxKey? key;
        lock (sandbox.Gate)
            key = secret is null ? null : sandbox.State.Keys.Find(secret);

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

        if (secret is null)
            await RefuseAsync(401, "Unauthorized: no API key was provided.");
        else if (key is null)
            await RefuseAsync(403, "Forbidden: the API key is not valid.");
        else if (endpoint is null)
            await RefuseAsync(404, "Not Found");
        if (key is null || endpoint is null)
            return;

        // 3 May it, is the body right, and then the endpoint itself: one call at a time sees and changes the state.
        var (answer, bytes) = Run(state =>
            Answer(endpoint, state, key, body, sandbox.Clock.Now, SandboxPrefix.BaseAddress(http))
        );
        // Some go on outside before they can answer: a ping waits for somebody else's server.
        if (answer.Then is { } then)
        {
            var rest = await then(stop);
            (answer, bytes) = Run(state => Checked(endpoint, rest(state)));
        }

        // 4 The answer, or a fault that was ordered for after the change.
        var status = answer.Error?.Status ?? 200;
        Record(status, answer.Error?.Code ?? fault?.Kind.ToString());
        if (fault is null || !await FaultPlayer.AfterAsync(fault, response, bytes, stop))
            await response.JsonAsync(status, bytes, answer.Error?.RetryAfterSeconds, stop);

        (Answer, byte[]) Run(Func<SandboxState, Answer> work) =>
            sandbox.Run(
                state =>
                {
                    var given = Guarded(state, work, endpoint.Name);
                    return (given, Envelope.Write(given, requestId));
                },
                isKept: result => result.given.Error is null
            );

        async Task RefuseAsync(int refusal, string text)
        {
            Record(refusal, text);
            await response.TextAsync(refusal, text, stop);
        }

        void Record(int answered, string? error) =>
            sandbox.Log.Add(
                new SandboxRequest(now, method, key?.Title, body.Raw, answered, error, requestId)
            );
    }

    // What goes wrong in an endpoint of ours is answered as Ashby answers its own mishaps; the log says what it was.
    private Answer Guarded(SandboxState state, Func<SandboxState, Answer> work, string method)
    {
        try
        {
            return work(state);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            LogMishap(log, method, error);
            return Errors.Internal;
        }
    }

    private Answer Answer(
        ContractEndpoint endpoint,
        SandboxState state,
        SandboxKey key,
        RequestBody body,
        DateTimeOffset now,
        string baseAddress
    )
    {
        if (!key.Permissions.Contains(endpoint.Permission))
            return Errors.MissingPermission(endpoint.Permission);
        if (body.Fields is null)
            return Errors.InvalidInput("Request payload is malformed");

        var schema = body.Upload is not null ? endpoint.Multipart! : endpoint.Request;
        var reading = SchemaReader.Request.Read(schema, body.Fields);
        if (reading.Faults.Count > 0)
            return Errors.InvalidInput(reading.Message);

        var context = new SandboxContext(endpoint, key, state, now, baseAddress, body.Upload);
        // An endpoint that takes nothing drops everything (section 3).
        var takes = schema.Flat;
        var request =
            takes.Properties.Count == 0 && takes.AnyOf.Count == 0
                ? new JsonObject()
                : reading.Value!.AsObject();
        var answer = sandbox.Handlers.Of(endpoint)(request, context);
        if (answer.Error is null && answer.Page is null && endpoint.AnswersMoreDataAvailable)
            answer = Pipeline.Answer.PageOf(
                answer.Results!.AsArray(),
                new PageEnd(MoreDataAvailable: false)
            ); // section 4
        return Checked(endpoint, answer);
    }

    private Answer Checked(ContractEndpoint endpoint, Answer answer)
    {
        if (!sandbox.Options.VerifyAnswers || answer.Error is not null || answer.Then is not null)
            return answer;
        var reading = SchemaReader.Answer.Read(endpoint.Results, answer.Results, "results");
        return reading.Faults.Count == 0
            ? answer
            : throw new InvalidOperationException(
                $"{endpoint.Name} breaks its contract: {reading.Message}"
            );
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} failed in the sandbox itself.")]
    private static partial void LogMishap(ILogger logger, string method, Exception error);
}
