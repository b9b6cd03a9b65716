using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Contract;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Pipeline;

/// <summary>One call of one endpoint by one key: may it, is the body right, and then the endpoint itself.</summary>
internal sealed class EndpointCall(
    Sandbox sandbox,
    ContractEndpoint endpoint,
    SandboxKey key,
    RequestBody body,
    HttpContext http
)
{
    public Answer Answer(SandboxState state)
    {
        if (!key.Permissions.Contains(endpoint.Permission))
            return Errors.MissingPermission(endpoint.Permission);
        if (body.Fields is null)
            return Errors.InvalidInput("Request payload is malformed");

        var schema = body.IsForm ? endpoint.Multipart! : endpoint.Request;
        var reading = SchemaReader.Request.Read(schema, body.Fields);
        if (reading.Faults.Count > 0)
            return Errors.InvalidInput(reading.Message);

        var onBehalfOf = Conditions.OnBehalfOf(http.Request);
        var actor = state.Users.Find(onBehalfOf);
        if (onBehalfOf is not null && actor is null)
            return Errors.NotFound("user");
        var context = new SandboxContext(
            endpoint,
            key,
            state,
            sandbox.Clock.Now,
            SandboxPrefix.BaseAddress(http),
            body.Upload
        )
        {
            Actor = actor,
        };
        // An endpoint that takes nothing drops everything (section 3).
        var takes = schema.Flat;
        var request =
            takes.Properties.Count == 0 && takes.AnyOf.Count == 0
                ? new JsonObject()
                : reading.Value!.AsObject();
        return Finished(sandbox.Handlers.Of(endpoint)(request, context));
    }

    /// <summary>An answer in its last form; for tests also held against the contract.</summary>
    public Answer Finished(Answer answer)
    {
        if (answer.Error is not null || answer.Then is not null)
            return answer;
        if (answer.Page is null && endpoint.AnswersMoreDataAvailable)
            answer = Pipeline.Answer.PageOf(
                answer.Results!.AsArray(),
                new PageEnd(MoreDataAvailable: false)
            ); // section 4
        if (!key.SeesPrivateFields && endpoint.Resource != "offer")
            PrivateFields.Hide(answer.Results);
        return sandbox.Options.VerifyAnswers ? Verified(answer) : answer;
    }

    private Answer Verified(Answer answer)
    {
        var reading = SchemaReader.Answer.Read(endpoint.Results, answer.Results, "results");
        return reading.Faults.Count == 0
            ? answer
            : throw new InvalidOperationException(
                $"{endpoint.Name} breaks its contract: {reading.Message}"
            );
    }
}
