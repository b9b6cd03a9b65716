using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Patchbay.Engine.Execution;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.Engine.Execution;

public class AllocationTests
{
    private const int Runs = 500;
    private const long Most = 10 * 1024;

    [Fact]
    public void A_small_action_allocates_under_10_KB()
    {
        var executor = new ActionExecutor(
            Ashby.Connector,
            new HttpMessageInvoker(new InstantAnswer())
        );
        var request = new ActionRequest(
            "ashby_create_candidate",
            JsonDocument.Parse("""{"name":"Ada"}""").RootElement
        );
        var connection = new ProviderConnection("key", new Uri("http://127.0.0.1"));
        void Run() =>
            Assert.True(executor.ExecuteAsync(request, connection).IsCompletedSuccessfully);
        for (var i = 0; i < Runs; i++)
            Run();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Runs; i++)
            Run();
        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / Runs;

        Assert.InRange(each, 1, Most);
    }

    /// <summary>Answers at once with 300 bytes, so that only the engine's own work is measured.</summary>
    private sealed class InstantAnswer : HttpMessageHandler
    {
        private static readonly byte[] Body =
            """{"success":true,"results":{"id":"3f2c8f66-9e3b-4f3c-8f7e-0f6a3c1b2d4e","name":"Ada","emailAddresses":[],"phoneNumbers":[],"socialLinks":[],"tags":[],"applicationIds":[],"fileHandles":[],"profileUrl":"https://app.ashbyhq.com/candidates/3f2c8f66"}}"""u8.ToArray();

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var content = new ByteArrayContent(Body);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            return Task.FromResult(
                new HttpResponseMessage(HttpStatusCode.OK) { Content = content }
            );
        }
    }
}
