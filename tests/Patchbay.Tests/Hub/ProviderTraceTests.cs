using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Patchbay.Engine.Execution;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.Hub;

public sealed class ProviderTraceTests
{
    [Fact]
    public async Task The_ids_of_a_callers_trace_do_not_go_to_the_provider()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        IHeaderDictionary? sent = null;
        provider.Reply = http =>
        {
            sent = new HeaderDictionary(http.Request.Headers.ToDictionary());
            return Task.CompletedTask;
        };
        using var http = ProviderHttp.CreateClient();
        using var trace = new Activity("caller").Start();
        trace.TraceStateString = "vendor=secret";
        trace.AddBaggage("tenant", "acme");

        await new ActionExecutor(Ashby.Connector, http).ExecuteAsync(
            new ActionRequest("ashby_list_jobs", JsonElement.Parse("{}")),
            new ProviderConnection("a-key", provider.Address),
            TestContext.Current.CancellationToken
        );

        Assert.StartsWith("Basic ", sent!.Authorization.ToString(), StringComparison.Ordinal);
        Assert.Empty(
            sent.Keys.Intersect(
                ["traceparent", "tracestate", "baggage", "Correlation-Context", "Request-Id"],
                StringComparer.OrdinalIgnoreCase
            )
        );
    }
}
