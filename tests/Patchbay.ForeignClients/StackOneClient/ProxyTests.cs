namespace Patchbay.ForeignClients.StackOneClient;

public sealed class ProxyTests(DrivenHub driven) : IClassFixture<DrivenHub>
{
    [Fact]
    public async Task A_call_goes_through_to_Ashby()
    {
        var account = await driven.Hub.LinkAsync("through");

        var answer = await driven.Client.TryAsync(
            "proxy.proxyRequest",
            Request(
                account,
                new
                {
                    method = "post",
                    path = "/job.list",
                    body = new { limit = 1 },
                }
            )
        );

        // The package keeps the status alone.
        Assert.Equal(200, (int)answer.Result.Node("statusCode"));
        Assert.Equal(200, (int)answer.Wire.Body.Node("status"));
        Assert.True((bool)answer.Wire.Body.Node("data.success"));
        Assert.Equal("job.list", driven.Hub.Ashby.Requests[^1].Method);
    }

    [Fact]
    public async Task No_other_host_is_reached()
    {
        var account = await driven.Hub.LinkAsync("elsewhere");
        var before = driven.Hub.Ashby.Requests.Count;

        var error = await driven.Client.FailAsync(
            "proxy.proxyRequest",
            Request(account, new { method = "get", url = "http://127.0.0.1:9/" })
        );

        Assert.Equal(("BadRequestResponse", 400), (error.Type, error.Status));
        Assert.Equal(before, driven.Hub.Ashby.Requests.Count);
    }

    private static object Request(string account, object proxyRequestBody) =>
        new { xAccountId = account, proxyRequestBody };
}
