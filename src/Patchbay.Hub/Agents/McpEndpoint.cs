using Patchbay.Hub.Access;

namespace Patchbay.Hub.Agents;

/// <summary>What comes before the SDK: who asks, for whom, and whether from a place that may.</summary>
internal static class McpEndpoint
{
    public static void GoBefore(EndpointBuilder endpoint)
    {
        var sdk = endpoint.RequestDelegate!;
        endpoint.RequestDelegate = http => HandleAsync(http, sdk);
    }

    private static async Task HandleAsync(HttpContext http, RequestDelegate sdk)
    {
        var endpoints = http.RequestServices.GetRequiredService<AgentEndpoints>();
        var (endpoint, fault) = await endpoints.FindAsync(http, http.Features.Get<Caller>()!);
        if (fault is not null)
        {
            await fault.ExecuteAsync(http);
            return;
        }
        http.Features.Set(endpoint);
        await sdk(http);
    }
}
