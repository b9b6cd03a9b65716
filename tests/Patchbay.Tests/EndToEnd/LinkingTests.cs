using Patchbay.Client;
using Patchbay.Tests.Hub;

namespace Patchbay.Tests.EndToEnd;

/// <summary>Linking and accounts: the client and the command line hold against what the hub answers.</summary>
public sealed class LinkingTests(WayThroughHub way) : IClassFixture<WayThroughHub>
{
    [Fact]
    public async Task Connect_links_an_account_that_the_list_shows()
    {
        var linked = await way.ConnectAsync("sandbox-all-permissions");
        var list = await way.Line.WithAsync("accounts", "list", "--provider", "ashby");

        Assert.Equal((0, ""), (linked.Code, linked.Error));
        Assert.Equal((0, ""), (list.Code, list.Error));
        var account = Assert.Single(
            list.Json.EnumerateArray(),
            one => one.GetProperty("id").GetString() == linked.Output.Trim()
        );
        Assert.Equal("ashby", account.GetProperty("provider").GetString());
        Assert.Equal("active", account.GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_wrong_key_links_nothing_and_is_called_that()
    {
        var before = await way.Line.WithAsync("accounts", "list");
        var refused = await way.ConnectAsync("no-such-key");
        var after = await way.Line.WithAsync("accounts", "list");

        Assert.Equal((1, ""), (refused.Code, refused.Output));
        Assert.Contains("Ashby does not accept this key", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("no-such-key", refused.Error, StringComparison.Ordinal);
        Assert.Equal(before.Output, after.Output);
    }

    [Fact]
    public async Task A_wrong_key_of_the_hub_exits_1()
    {
        var line = way.Line;
        line.Environment["PATCHBAY_KEY"] = "v1.local.not-a-key-of-this-hub-0123456789abcdefghi";

        var result = await line.WithAsync("accounts", "list");

        Assert.Equal((1, ""), (result.Code, result.Output));
        Assert.NotEmpty(result.Error);
    }

    [Fact]
    public async Task A_state_that_no_account_can_be_in_is_wrong_usage()
    {
        var wrong = await way.Line.WithAsync("accounts", "list", "--status", "activ");
        var none = await way.Line.WithAsync("accounts", "list", "--status", "suspended");

        Assert.Equal((2, ""), (wrong.Code, wrong.Output));
        Assert.Contains("suspended", wrong.Error, StringComparison.Ordinal);
        Assert.Equal((0, "[]\n"), (none.Code, none.Output));
    }

    [Fact]
    public async Task Accounts_beyond_one_page_are_all_listed_once()
    {
        using var hub = Client();
        const int wanted = 101;
        var before = await AccountsAsync(hub);
        for (var number = 0; number < wanted; number++)
            await LinkAsync(hub, $"many-{number}");

        var after = await AccountsAsync(hub);

        Assert.Equal(before.Count + wanted, after.Count);
        Assert.Equal(after.Count, after.Select(account => account.Id).Distinct().Count());
        var one = await hub.ListAccountsAsync(
            new AccountFilter(OriginOwnerId: "many-7"),
            TestContext.Current.CancellationToken
        );
        Assert.Equal("many-7", Assert.Single(one.Value!).OriginOwnerId);
    }

    [Fact]
    public async Task A_session_has_a_number_a_token_and_a_link_and_links_one_account()
    {
        using var hub = Client();
        var link = await LinkAsync(hub, "one-of-a-kind");

        var account = await hub.GetAccountAsync(link.Id, TestContext.Current.CancellationToken);

        Assert.Equal("ashby", link.Provider);
        Assert.Equal("one-of-a-kind", account.Value!.OriginOwnerId);
        Assert.Equal("one-of-a-kind Inc", account.Value.OriginOwnerName);
        Assert.NotNull(account.Value.CreatedAt);
    }

    [Fact]
    public async Task The_client_reads_the_hubs_actions()
    {
        using var hub = Client();

        var actions = await hub.ListActionsAsync(
            cancellationToken: TestContext.Current.CancellationToken
        );

        var ashby = Assert.Single(actions.Value!);
        Assert.Equal("ashby", ashby.Key);
        Assert.Contains(ashby.Actions, action => action.Id == "ashby_list_candidates");
    }

    private PatchbayClient Client() =>
        new(new Uri(way.Line.Environment["PATCHBAY_HUB"]), TestHub.BootstrapKey);

    private static async Task<IReadOnlyList<LinkedAccount>> AccountsAsync(PatchbayClient hub)
    {
        var accounts = await hub.ListAccountsAsync(
            cancellationToken: TestContext.Current.CancellationToken
        );
        Assert.Null(accounts.Error);
        return accounts.Value!;
    }

    private static async Task<AccountLink> LinkAsync(PatchbayClient hub, string owner)
    {
        var session = await hub.CreateConnectSessionAsync(
            new ConnectSessionRequest(owner, $"{owner} Inc") { Provider = "ashby" },
            TestContext.Current.CancellationToken
        );
        Assert.Null(session.Error);
        Assert.True(session.Value!.Id > 0);
        Assert.Contains(session.Value.Token, session.Value.AuthLinkUrl, StringComparison.Ordinal);
        var linked = await hub.LinkAccountAsync(
            session.Value.Token,
            new Dictionary<string, string> { ["apiKey"] = "sandbox-all-permissions" },
            cancellationToken: TestContext.Current.CancellationToken
        );
        Assert.Null(linked.Error);
        return linked.Value!;
    }
}
