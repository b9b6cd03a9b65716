using Patchbay.Client;

namespace Patchbay.Tests.Client;

public class AccountsAndLinkingTests
{
    private const string Account =
        """{"id":"acc","provider":"ashby","provider_name":"Ashby","status":"error","status_reasons":[{"code":"key_rejected","description":"No.","timestamp":"2026-01-01T00:00:00Z"}],"origin_owner_id":"o","origin_owner_name":"Owner","origin_username":null,"credentials":{},"label":null,"created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-02T00:00:00Z","type":"production"}""";

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Accounts_are_listed_over_all_pages()
    {
        var full = $"[{string.Join(',', Enumerable.Repeat(Account, 100))}]";
        await using var hub = await LocalServer.StartAsync(full, $"[{Account}]");
        using var client = new PatchbayClient(hub.Address, "k");

        var accounts = await client.ListAccountsAsync(new AccountFilter(Status: "error"), Ct);

        Assert.Equal(101, accounts.Value!.Count);
        Assert.Equal(
            [
                "/accounts?page=1&page_size=100&status=error",
                "/accounts?page=2&page_size=100&status=error",
            ],
            hub.Requests.Select(request => request.Path)
        );
    }

    [Fact]
    public async Task An_account_is_read_with_its_status_and_reasons()
    {
        await using var hub = await LocalServer.StartAsync(Account);
        using var client = new PatchbayClient(hub.Address, "k");

        var account = (await client.GetAccountAsync("a/b", Ct)).Value!;

        Assert.Equal("/accounts/a%2Fb", hub.Requests[0].Path);
        Assert.Equal("error", account.Status);
        Assert.Equal("key_rejected", Assert.Single(account.StatusReasons).Code);
        Assert.Equal("Owner", account.OriginOwnerName);
    }

    [Fact]
    public async Task A_session_links_an_account_by_its_token_alone()
    {
        await using var hub = await LocalServer.StartAsync(
            """{"id":7,"organization_id":1,"project_id":"p","token":"tok","auth_link_url":"http://hub/link/tok","origin_owner_id":"o","origin_owner_name":"O","integration_id":null,"created_at":"2026-01-01T00:00:00Z"}""",
            """{"integrations":[{"active":true,"name":"Ashby","provider":"ashby","integration_id":"int1"},{"active":false,"provider":"ashby","integration_id":"int2"}]}""",
            """{"id":"acc","provider":"ashby"}"""
        );
        using var client = new PatchbayClient(hub.Address, "k");

        var session = await client.CreateConnectSessionAsync(
            new ConnectSessionRequest("o", "O") { Provider = "ashby" },
            Ct
        );
        var link = await client.LinkAccountAsync(
            session.Value!.Token,
            new Dictionary<string, string> { ["apiKey"] = "secret" },
            cancellationToken: Ct
        );

        Assert.Equal("acc", link.Value!.Id);
        Assert.Equal(
            """{"origin_owner_id":"o","origin_owner_name":"O","provider":"ashby"}""",
            hub.Requests[0].Body
        );
        Assert.Equal(
            """{"integration_id":"int1","credentials":{"apiKey":"secret"}}""",
            hub.Requests[2].Body
        );
        Assert.All(
            hub.Requests.Skip(1),
            request =>
            {
                Assert.Equal("tok", request.Headers["x-hub-session-token"]);
                Assert.DoesNotContain("Authorization", request.Headers.Keys);
            }
        );
    }

    [Fact]
    public async Task A_session_with_two_profiles_links_nothing_until_one_is_named()
    {
        await using var hub = await LocalServer.StartAsync(
            """{"integrations":[{"provider":"ashby","integration_id":"int1"},{"provider":"ashby","integration_id":"int2"}]}"""
        );
        using var client = new PatchbayClient(hub.Address, "k");

        var link = await client.LinkAccountAsync(
            "tok",
            new Dictionary<string, string>(),
            cancellationToken: Ct
        );

        Assert.Equal(["int1", "int2"], link.Error!.Suggestions);
        Assert.Single(hub.Requests);
    }

    [Fact]
    public async Task Actions_are_listed_over_all_pages()
    {
        await using var hub = await LocalServer.StartAsync(
            """{"next":"n","data":[{"key":"ashby","name":"Ashby","version":"1.0.0","actions":[{"id":"a","label":"A","required_scopes":["s"]}]}]}""",
            """{"next":null,"data":[{"key":"other","name":"Other","version":"1.0.0","actions":null}]}"""
        );
        using var client = new PatchbayClient(hub.Address, "k");

        var connectors = (await client.ListActionsAsync("ashby", Ct)).Value!;

        Assert.Equal(["ashby", "other"], connectors.Select(connector => connector.Key));
        Assert.Empty(connectors[1].Actions);
        Assert.Equal(["s"], connectors[0].Actions[0].RequiredScopes);
        Assert.Equal("/actions?filter%5Bconnectors%5D=ashby&next=n", hub.Requests[1].Path);
    }

    [Fact]
    public void A_session_shows_neither_token_nor_link()
    {
        var text = new ConnectSession(7, "tok-secret", "http://hub/tok-secret").ToString();

        Assert.Contains("7", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
    }
}
