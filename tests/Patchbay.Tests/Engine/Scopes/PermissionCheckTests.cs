using Patchbay.Engine.Execution;
using Patchbay.Engine.Scopes;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.Engine.Scopes;

public class PermissionCheckTests
{
    private static readonly ProviderConnection Connection = new("key");

    [Fact]
    public async Task A_provider_that_never_answers_ends_the_check_by_its_time_limit()
    {
        using var http = new HttpMessageInvoker(new SilentProvider());
        var check = new PermissionCheck(new ActionExecutor(Ashby.Connector, http))
        {
            TimeLimit = TimeSpan.FromMilliseconds(50),
        };
        var verdict = await check.RunAsync(Connection, TestContext.Current.CancellationToken);
        Assert.Null(verdict.Report);
        Assert.Equal(FailureKind.TimedOut, verdict.Failure!.Kind);
        Assert.True(verdict.Failure.Retryable);
    }

    [Fact]
    public async Task A_caller_who_gives_up_gets_no_verdict()
    {
        using var http = new HttpMessageInvoker(new SilentProvider());
        using var gaveUp = new CancellationTokenSource();
        var running = new PermissionCheck(new ActionExecutor(Ashby.Connector, http)).RunAsync(
            Connection,
            gaveUp.Token
        );
        await gaveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task A_write_is_never_sent_for_a_check()
    {
        var provider = new SilentProvider();
        using var http = new HttpMessageInvoker(provider);
        using var call = new ProbeCall(
            new ActionExecutor(Ashby.Connector, http),
            Connection,
            TimeSpan.FromSeconds(20),
            TimeProvider.System,
            TestContext.Current.CancellationToken
        );
        using var input = System.Text.Json.JsonDocument.Parse("""{"name":"Ada"}""");
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            call.RunAsync("ashby_create_candidate", input.RootElement)
        );
        Assert.Contains("is no read", refusal.Message);
        Assert.Equal(0, provider.Calls);
    }

    private sealed class SilentProvider : HttpMessageHandler
    {
        public int Calls { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Calls++;
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("It never answers.");
        }
    }
}
