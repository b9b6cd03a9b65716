using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Contract;
using Patchbay.AshbySandbox.Endpoints;

namespace Patchbay.AshbySandbox.Pipeline;

/// <summary>The way of one call through the sandbox.</summary>
internal sealed class SandboxPipeline(Sandbox sandbox)
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
        var now = sandbox.Options.Clock.GetUtcNow();
        var requestId = sandbox.State.Ids.NextUlid(now);
        var response = new ResponseWriter(http, requestId);

        // 1 Who calls, and what. No credentials: 401 text; a wrong key: 403 text (section 1).
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
                new SandboxRequest(now, method, null, "", error.StatusCode, null, requestId)
            );
            await response.TextAsync(error.StatusCode, error.Message, stop);
            return;
        }
        var secret = BasicCredentials.KeyOf(http.Request);
        var key = secret is null ? null : sandbox.Keys.Find(secret);

        // 2 A fault that was ordered for before anything happens.
        var fault = sandbox.Faults.Take(endpoint?.Name ?? method);
        if (fault is not null && FaultPlayer.StatusBefore(fault) is { } early)
        {
            Record(early, fault.Kind.ToString());
            await FaultPlayer.BeforeAsync(fault, response, stop);
            return;
        }
        if (fault?.Kind == SandboxFaultKind.Delay)
            await Task.Delay(fault.Time, sandbox.Options.Clock, stop);

        if (secret is null)
            await RefuseAsync(401, "Unauthorized: no API key was provided.");
        else if (key is null)
            await RefuseAsync(403, "Forbidden: the API key is not valid.");
        else if (endpoint is null)
            await RefuseAsync(404, "Not Found");
        if (key is null || endpoint is null)
            return;

        // 3 May it, is the body right, and then the endpoint itself: one call at a time sees and changes the state.
        Answer answer;
        byte[] bytes;
        lock (sandbox.State.Gate)
        {
            answer = Answer(endpoint, key, body, now, SandboxPrefix.BaseAddress(http));
            bytes = Envelope.Write(answer, requestId);
        }

        // 4 The answer, or a fault that was ordered for after the change.
        var status = answer.Error?.Status ?? 200;
        Record(status, answer.Error?.Code ?? fault?.Kind.ToString());
        if (fault is null || !await FaultPlayer.AfterAsync(fault, response, bytes, stop))
            await response.JsonAsync(status, bytes, answer.Error?.RetryAfterSeconds, stop);

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

    private Answer Answer(
        ContractEndpoint endpoint,
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

        var schema = body.IsForm ? endpoint.Multipart! : endpoint.Request;
        var reading = SchemaReader.Request.Read(schema, body.Fields);
        if (reading.Faults.Count > 0)
            return Errors.InvalidInput(reading.Message);

        var context = new SandboxContext(
            endpoint,
            key,
            sandbox.State,
            now,
            baseAddress,
            body.Upload
        );
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
        return sandbox.Options.VerifyAnswers ? Verified(endpoint, answer) : answer;
    }

    private static Answer Verified(ContractEndpoint endpoint, Answer answer)
    {
        if (answer.Error is not null)
            return answer;
        var reading = SchemaReader.Answer.Read(endpoint.Results, answer.Results, "results");
        return reading.Faults.Count == 0
            ? answer
            : throw new InvalidOperationException(
                $"{endpoint.Name} breaks its contract: {reading.Message}"
            );
    }
}
