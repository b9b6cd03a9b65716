using System.Text.Json;
using Patchbay.Bench;
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
            new HttpMessageInvoker(new InstantProvider())
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
}
