namespace Patchbay.ForeignClients.StackOneHub;

[Collection(EmbeddedHubCollection.Name)]
public sealed class EditingTests(EmbeddedHub embedded)
{
    [Theory]
    [InlineData("webcomponent")]
    [InlineData("react")]
    public async Task An_account_is_saved_without_typing_its_key_again(string embedding)
    {
        var owner = $"keeps-{embedding}";
        var key = embedded.Hub.Ashby.AddKey($"Kept by {embedding}", "candidatesRead").Secret;
        var account = await embedded.Hub.LinkAsync(owner, key);

        await embedded.OpenAsync(embedding, await embedded.Hub.CreateSessionAsync(owner), "Edit");
        Assert.Equal($"••••••••••{key[^4..]}", await embedded.Browser.ReadAsync(EmbeddedHub.Field));
        await embedded.Browser.PressAsync("Connect");
        await embedded.Browser.SeeAsync(EmbeddedHub.Linked);

        var sent = (await embedded.CallsAsync())[^1];
        Assert.Equal("PATCH", sent.Method);
        Assert.Equal($"/hub/accounts/{account}", sent.Url.AbsolutePath);
        Assert.Contains("\"credentials\":{}", sent.Body, StringComparison.Ordinal);
        Assert.Equal(
            $$$"""[{"success":{"id":"{{{account}}}","provider":"ashby"}}]""",
            await embedded.ToldAsync()
        );
        Assert.Equal(account, (string?)(await embedded.OnlyAccountAsync(owner))["id"]);
        Assert.Equal($"Kept by {embedding}", await embedded.KeyInUseAsync(account));
        Assert.Empty(await embedded.Browser.ProblemsAsync());
    }

    [Theory]
    [InlineData("webcomponent")]
    [InlineData("react")]
    public async Task A_new_key_takes_the_old_ones_place_but_a_wrong_one_does_not(string embedding)
    {
        var owner = $"replaces-{embedding}";
        var (old, wanted) = ($"Old of {embedding}", $"New of {embedding}");
        var account = await embedded.Hub.LinkAsync(
            owner,
            embedded.Hub.Ashby.AddKey(old, "candidatesRead").Secret
        );

        await embedded.OpenAsync(embedding, await embedded.Hub.CreateSessionAsync(owner), "Edit");
        await embedded.Browser.PressAsync("Edit");
        await embedded.SubmitAsync("a-key-that-nobody-made");
        await embedded.Browser.SeeAsync("Ashby does not accept this key.");
        Assert.Equal(old, await embedded.KeyInUseAsync(account));

        await embedded.SubmitAsync(embedded.Hub.Ashby.AddKey(wanted, "candidatesRead").Secret);
        await embedded.Browser.SeeAsync(EmbeddedHub.Linked);
        Assert.Equal(wanted, await embedded.KeyInUseAsync(account));
        Assert.Equal(account, (string?)(await embedded.OnlyAccountAsync(owner))["id"]);
    }
}
