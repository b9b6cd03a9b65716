namespace Patchbay.ForeignClients.StackOneClient;

public sealed class KeyTests(DrivenHub driven) : IClassFixture<DrivenHub>
{
    [Theory]
    [InlineData("accounts.listLinkedAccounts")]
    [InlineData("actions.listActionsMeta")]
    [InlineData("connectors.listConnectorsMeta")]
    public async Task A_wrong_key_is_a_typed_401_that_does_not_repeat_it(string method)
    {
        const string wrong = "v1.local.a-key-that-nobody-made-0123456789abcdefghijk";
        await using var client = new StackOneTsClient(driven.Hub.Address, wrong);

        var error = await client.FailAsync(method, new { });

        Assert.Equal(("UnauthorizedResponse", 401), (error.Type, error.Status));
        Assert.DoesNotContain(wrong, error.Data!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_projects_account_is_a_typed_404()
    {
        var account = await driven.Hub.LinkAsync("walls");
        await using var other = new StackOneTsClient(
            driven.Hub.Address,
            await driven.Hub.AddProjectAsync("Other")
        );

        var error = await other.FailAsync("accounts.getAccount", new { id = account });
        var list = await other.CallAsync("accounts.listLinkedAccounts", new { });

        Assert.Equal(("NotFoundResponse", 404), (error.Type, error.Status));
        Assert.Empty(list.Node("classes").AsArray());
    }
}
