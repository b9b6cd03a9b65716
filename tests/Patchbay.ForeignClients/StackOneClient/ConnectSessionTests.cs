using Patchbay.Tests.Hub;

namespace Patchbay.ForeignClients.StackOneClient;

public sealed class ConnectSessionTests(DrivenHub driven) : IClassFixture<DrivenHub>
{
    [Fact]
    public async Task A_session_is_made_as_asked_and_its_token_links()
    {
        var answer = await driven.Client.TryAsync(
            "connectSessions.createConnectSession",
            new
            {
                originOwnerId = "owner",
                originOwnerName = "Owner Inc",
                originUsername = "ada@example.com",
                provider = "ashby",
                categories = new[] { "ats" },
                label = "Main",
                type = "test",
            }
        );

        Assert.Contains("stackone-client-ts", answer.Wire.Headers["user-agent"]);
        Assert.Contains(" 4.28.0 ", answer.Wire.Headers["user-agent"]);
        Assert.Equal(201, (int)answer.Result.Node("statusCode"));
        var session = answer.Result.Node("connectSessionTokenAuthLink");
        Assert.Equal("owner", session.Text("originOwnerId"));
        Assert.Equal("Owner Inc", session.Text("originOwnerName"));
        Assert.Equal("ada@example.com", session.Text("originUsername"));
        Assert.Equal("ashby", session.Text("provider"));
        Assert.Equal("""["ats"]""", session.Node("categories").ToJsonString());
        Assert.Equal("Main", session.Text("label"));
        Assert.Equal("test", session.Text("type"));
        Assert.True(Uri.TryCreate(session.Text("authLinkUrl"), UriKind.Absolute, out _));

        var token = (string)session.Node("token")!;
        var linked = await driven.Hub.CallHubAsync(
            token,
            "POST",
            "/hub/accounts",
            TestHub.Credentials()
        );
        var account = await driven.Client.CallAsync(
            "accounts.getAccount",
            new { id = linked.IsOk()["id"] }
        );
        Assert.Equal("owner", account.Text("linkedAccount.originOwnerId"));
        Assert.Equal("test", account.Text("linkedAccount.type"));
    }

    [Fact]
    public async Task A_token_tells_which_session_it_is_of()
    {
        var made = (
            await driven.Client.CallAsync(
                "connectSessions.createConnectSession",
                new { originOwnerId = "told", originOwnerName = "Told Inc" }
            )
        ).Node("connectSessionTokenAuthLink");

        var told = (
            await driven.Client.CallAsync(
                "connectSessions.authenticateConnectSession",
                new { token = made.Text("token") }
            )
        ).Node("connectSession");

        Assert.Equal((long)made.Node("id"), (long)told.Node("id"));
        Assert.Equal(made.Text("projectId"), told.Text("projectId"));
        Assert.Equal("told", told.Text("originOwnerId"));
        Assert.Null(told["token"]);
    }

    [Fact]
    public async Task A_wrong_provider_a_wrong_account_and_a_wrong_token_are_errors_of_their_classes()
    {
        var provider = await driven.Client.FailAsync(
            "connectSessions.createConnectSession",
            new
            {
                originOwnerId = "o",
                originOwnerName = "O",
                provider = "workday",
            }
        );
        var account = await driven.Client.FailAsync(
            "connectSessions.createConnectSession",
            new
            {
                originOwnerId = "o",
                originOwnerName = "O",
                accountId = "acc_nobodys",
            }
        );
        var token = await driven.Client.FailAsync(
            "connectSessions.authenticateConnectSession",
            new { token = "no-such-token" }
        );

        Assert.Equal(("BadRequestResponse", 400), (provider.Type, provider.Status));
        Assert.Contains("workday", provider.Message, StringComparison.Ordinal);
        Assert.Equal(("NotFoundResponse", 404), (account.Type, account.Status));
        Assert.Contains("acc_nobodys", account.Message, StringComparison.Ordinal);
        Assert.Equal(("BadRequestResponse", 400), (token.Type, token.Status));
    }
}
