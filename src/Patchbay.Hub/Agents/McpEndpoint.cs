using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Patchbay.Hub.Access;

namespace Patchbay.Hub.Agents;

/// <summary>
/// What comes before the SDK: whether the request comes from a place that may send it, what it says, and which accounts
/// it is for.
/// </summary>
internal sealed class McpEndpoint(
    HostGuard guard,
    AgentEndpoints endpoints,
    ShortWay shortWay,
    Clients clients,
    RunningCalls running
)
{
    public static void GoBefore(EndpointBuilder endpoint)
    {
        var sdk = endpoint.RequestDelegate!;
        endpoint.RequestDelegate = http =>
            http.RequestServices.GetRequiredService<McpEndpoint>().HandleAsync(http, sdk);
    }

    private async Task HandleAsync(HttpContext http, RequestDelegate sdk)
    {
        if (guard.Refusal(http.Request) is { } refusal)
        {
            await McpErrors.WriteAsync(
                http,
                StatusCodes.Status403Forbidden,
                McpErrors.Refused,
                refusal
            );
            return;
        }
        var body = await ReadAsync(http);
        var caller = http.Features.Get<Caller>()!;
        var (endpoint, fault) = await endpoints.FindAsync(http, caller);
        if (fault is not null)
        {
            await fault.ExecuteAsync(http);
            return;
        }
        if (Parse(body, out var place) is not { } message)
        {
            await McpErrors.WriteAsync(
                http,
                StatusCodes.Status400BadRequest,
                McpErrors.Unparsable,
                $"The body is not valid JSON: see {place}."
            );
            return;
        }
        if (McpFault.Find(message) is { } wrong)
        {
            await McpErrors.WriteAsync(
                http,
                // An understood request is answered as one, whatever it says.
                wrong.Code == McpErrors.InvalidParams
                    ? StatusCodes.Status200OK
                    : StatusCodes.Status400BadRequest,
                wrong.Code,
                wrong.Message,
                wrong.Id
            );
            return;
        }
        NoteCancellation(http, caller, message);
        var asked = new McpRequest(
            endpoint!,
            McpVersion.Of(http.Request),
            message,
            clients.Find(http, caller, message)
        );
        if (await shortWay.TryAsync(http, asked))
            return;
        http.Features.Set(asked);
        http.Request.Body = body;
        await sdk(http);
    }

    private static async Task<MemoryStream> ReadAsync(HttpContext http)
    {
        var body = new MemoryStream((int)Math.Min(http.Request.ContentLength ?? 0, 1024 * 1024));
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        body.Position = 0;
        return body;
    }

    /// <param name="place">Where a text that is no JSON stops being it. The text itself may hold a customer's data.</param>
    private static JsonElement? Parse(MemoryStream body, out string place)
    {
        place = "";
        try
        {
            return JsonElement.Parse(body.GetBuffer().AsSpan(0, (int)body.Length));
        }
        catch (JsonException fault)
        {
            place = $"line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}";
            return null;
        }
    }

    /// <summary>A notice comes in a request of its own, and so to another of the SDK's servers than the call it means.</summary>
    private void NoteCancellation(HttpContext http, Caller caller, JsonElement message)
    {
        if (
            McpMessage.Has(message, "method", JsonValueKind.String, out var method)
            && method.ValueEquals("notifications/cancelled"u8)
            && McpMessage.Has(message, "params", JsonValueKind.Object, out var parameters)
            && parameters.TryGetProperty("requestId", out var id)
        )
            running.Cancel(http, caller, id.GetRawText());
    }
}
