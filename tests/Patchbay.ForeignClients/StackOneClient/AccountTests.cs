using System.Text.Json.Nodes;

namespace Patchbay.ForeignClients.StackOneClient;

public sealed class AccountTests(DrivenHub driven) : IClassFixture<DrivenHub>
{
    [Fact]
    public async Task An_account_is_read_as_it_was_linked()
    {
        var id = await driven.Hub.LinkAsync("read");

        var account = await GetAsync(id);

        Assert.Equal(id, account.Text("id"));
        Assert.Equal("ashby", account.Text("provider"));
        Assert.Equal("Ashby", account.Text("providerName"));
        Assert.Equal("active", account.Text("status"));
        Assert.Equal("[]", account.Node("statusReasons").ToJsonString());
        Assert.Equal("read", account.Text("originOwnerId"));
        Assert.Equal("read Inc", account.Text("originOwnerName"));
        Assert.Equal("production", account.Text("type"));
        Assert.InRange(
            (DateTimeOffset)account.Node("createdAt"),
            DateTimeOffset.UnixEpoch,
            (DateTimeOffset)account.Node("updatedAt")
        );
    }

    [Fact]
    public async Task Accounts_are_found_by_every_filter()
    {
        var (first, second) = (
            await driven.Hub.LinkAsync("filter-1"),
            await driven.Hub.LinkAsync("filter-2")
        );

        Assert.Equal([first], await ListAsync(new { originOwnerId = "filter-1" }));
        Assert.Equal([second], await ListAsync(new { accountIds = new[] { second } }));
        Assert.Equal(
            new[] { first, second }.Order(),
            (await ListAsync(new { accountIds = new[] { first, second } })).Order()
        );
        Assert.Equal(
            new[] { first, second }.Order(),
            (await ListAsync(new { originOwnerIds = new[] { "filter-1", "filter-2" } })).Order()
        );
        string[] both = [first, second];
        Assert.Equal(
            both.Order(),
            (
                await ListAsync(
                    new
                    {
                        accountIds = both,
                        providers = new[] { "ashby" },
                        status = new[] { "active", "error" },
                    }
                )
            ).Order()
        );
        Assert.Empty(await ListAsync(new { accountIds = both, provider = "workday" }));
        Assert.Empty(await ListAsync(new { accountIds = both, status = new[] { "suspended" } }));
    }

    [Fact]
    public async Task Pages_together_hold_every_account_once()
    {
        var linked = new List<string>();
        for (var number = 0; number < 5; number++)
            linked.Add(await driven.Hub.LinkAsync($"page-{number}"));

        var pages = new List<IReadOnlyList<string>>();
        for (var page = 1; page <= 4; page++)
            pages.Add(
                await ListAsync(
                    new
                    {
                        accountIds = linked,
                        page,
                        pageSize = 2,
                    }
                )
            );

        Assert.Equal([2, 2, 1, 0], pages.Select(page => page.Count));
        Assert.Equal(linked.Order(), pages.SelectMany(page => page).Order());
    }

    [Fact]
    public async Task An_account_is_changed_by_the_clients_own_form()
    {
        var id = await driven.Hub.LinkAsync("change");

        var changed = (
            await driven.Client.CallAsync(
                "accounts.updateAccount",
                new
                {
                    id,
                    patchAccountExternalDto = new
                    {
                        originOwnerName = "Changed Inc",
                        originUsername = "grace@example.com",
                        type = "test",
                        label = new { }, // it is an object here, though a session's label is text
                        metadata = new { },
                    },
                }
            )
        ).Node("linkedAccount");

        Assert.Equal(changed.ToJsonString(), (await GetAsync(id)).ToJsonString());
        Assert.Equal("Changed Inc", changed.Text("originOwnerName"));
        Assert.Equal("grace@example.com", changed.Text("originUsername"));
        Assert.Equal("test", changed.Text("type"));
        (await driven.Hub.RunAsync(id, "ashby_list_candidates")).IsOk();
    }

    [Fact]
    public async Task A_deleted_account_is_returned_once_and_then_a_typed_404()
    {
        var id = await driven.Hub.LinkAsync("gone");

        var deleted = await driven.Client.CallAsync("accounts.deleteAccount", new { id });
        var after = await driven.Client.FailAsync("accounts.getAccount", new { id });

        Assert.Equal(id, deleted.Text("linkedAccount.id"));
        Assert.Equal(("NotFoundResponse", 404), (after.Type, after.Status));
        Assert.Empty(await ListAsync(new { originOwnerId = "gone" }));
    }

    [Theory]
    [InlineData("accounts.getAccount")]
    [InlineData("accounts.deleteAccount")]
    [InlineData("accounts.updateAccount")]
    public async Task An_unknown_account_is_a_typed_404_that_names_it(string method)
    {
        var error = await driven.Client.FailAsync(
            method,
            new { id = "acc_nobodys", patchAccountExternalDto = new { } }
        );

        Assert.Equal(("NotFoundResponse", 404), (error.Type, error.Status));
        Assert.Contains("acc_nobodys", error.Message, StringComparison.Ordinal);
        var data = Assert.IsType<JsonObject>(error.Data);
        Assert.Equal(404, (int)data.Node("statusCode"));
        Assert.Equal(error.Message, data.Text("message"));
        Assert.NotNull(data["timestamp"]);
    }

    private async Task<JsonNode> GetAsync(string id) =>
        (await driven.Client.CallAsync("accounts.getAccount", new { id })).Node("linkedAccount");

    private async Task<IReadOnlyList<string>> ListAsync(object filter) =>
        [
            .. (await driven.Client.CallAsync("accounts.listLinkedAccounts", filter))
                .Node("classes")
                .AsArray()
                .Select(account => (string)account!["id"]!),
        ];
}
