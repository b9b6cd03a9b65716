using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Control;

/// <summary>What people do in Ashby's own screens, and what came of it outside: webhooks and mail.</summary>
internal static class ControlActs
{
    public static void MapActs(this IEndpointRouteBuilder app, Sandbox sandbox)
    {
        app.MapGet(
            "/acts",
            () =>
                sandbox.Acts.All.Select(act => new
                {
                    act.Name,
                    act.Says,
                    Required = act.Input.Flat.Required,
                    Fields = act.Input.Flat.Properties.Keys,
                })
        );
        app.MapPost(
            "/acts/{name}",
            (string name, HttpRequest request) => DoAsync(sandbox, name, request)
        );
        app.MapGet("/deliveries", () => sandbox.Read(state => state.Deliveries.All.ToList()));
        app.MapGet(
            "/mail",
            () => sandbox.Read(state => state.Mail.After(-1).Select(mail => mail.Record).ToList())
        );
    }

    private static async Task<IResult> DoAsync(Sandbox sandbox, string name, HttpRequest request)
    {
        var stop = request.HttpContext.RequestAborted;
        if (sandbox.Acts.All.All(act => act.Name != name))
            return Problems.Of(
                404,
                $"There is no act {name}. There are: {string.Join(", ", sandbox.Acts.All.Select(act => act.Name))}."
            );
        return await ControlBody.ReadAsync<JsonObject>(
            request,
            async input =>
            {
                var answer = await sandbox.Acts.RunAsync(name, input, stop);
                return answer.Error is { } error
                    ? Results.Problem(
                        error.Message,
                        statusCode: 400,
                        extensions: new Dictionary<string, object?> { ["code"] = error.Code }
                    )
                    : Results.Json(answer.Results);
            }
        );
    }
}
