namespace Patchbay.ForeignClients.StackOneHub;

[Collection(EmbeddedHubCollection.Name)]
public sealed class FailureTests(EmbeddedHub embedded)
{
    [Theory]
    [InlineData("webcomponent")]
    [InlineData("react")]
    public async Task A_wrong_key_shows_the_hubs_message_and_the_form_can_be_sent_again(
        string embedding
    )
    {
        var owner = $"wrong-key-{embedding}";
        await embedded.OpenAsync(embedding, await embedded.Hub.CreateSessionAsync(owner));

        await embedded.SubmitAsync("a-key-that-nobody-made");
        await embedded.Browser.SeeAsync("Ashby does not accept this key.");

        Assert.Equal("[]", await embedded.ToldAsync());
        Assert.Empty(await embedded.AccountsAsync(owner));
        // The component reports the refusal on the console itself. Nothing else went wrong.
        Assert.All(
            await embedded.Browser.ProblemsAsync(),
            problem => Assert.Contains("/hub/accounts", problem, StringComparison.Ordinal)
        );

        await embedded.SubmitAsync("sandbox-all-permissions");
        await embedded.Browser.SeeAsync(EmbeddedHub.Linked);
        await embedded.OnlyAccountAsync(owner);
    }

    [Theory]
    [InlineData("webcomponent")]
    [InlineData("react")]
    public async Task A_key_that_lacks_the_minimum_is_told_which_box_to_tick(string embedding)
    {
        var owner = $"no-candidates-{embedding}";
        var key = embedded.Hub.Ashby.AddKey("Jobs only", "jobsRead").Secret;
        await embedded.OpenAsync(embedding, await embedded.Hub.CreateSessionAsync(owner));

        await embedded.SubmitAsync(key);
        await embedded.Browser.SeeAsync("it lacks the permission Candidates: Read");

        Assert.Equal("[]", await embedded.ToldAsync());
        Assert.Empty(await embedded.AccountsAsync(owner));
    }

    [Theory]
    [InlineData("webcomponent")]
    [InlineData("react")]
    public async Task A_session_that_is_not_one_shows_the_hubs_message(string embedding)
    {
        await embedded.OpenAsync(embedding, "no-such-session", until: "This link is not valid.");

        Assert.Equal("[]", await embedded.ToldAsync());
    }
}
