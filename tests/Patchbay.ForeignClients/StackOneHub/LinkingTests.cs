using System.Text.Json.Nodes;

namespace Patchbay.ForeignClients.StackOneHub;

[Collection(EmbeddedHubCollection.Name)]
public sealed class LinkingTests(EmbeddedHub embedded)
{
    [Theory]
    [InlineData("webcomponent")]
    [InlineData("react")]
    public async Task A_key_links_an_account_and_the_page_is_told_which(string embedding)
    {
        var owner = $"links-{embedding}";
        await embedded.OpenAsync(embedding, await embedded.Hub.CreateSessionAsync(owner));

        await embedded.SubmitAsync("sandbox-all-permissions");
        await embedded.Browser.SeeAsync(EmbeddedHub.Linked);

        var account = await embedded.OnlyAccountAsync(owner);
        var id = (string)account["id"]!;
        var success = $$$"""{"success":{"id":"{{{id}}}","provider":"ashby"}}""";
        Assert.Equal($"[{success}]", await embedded.ToldAsync());
        Assert.Equal("active", (string?)account["status"]);
        Assert.Equal("All permissions", await embedded.KeyInUseAsync(id));

        await embedded.Browser.PressAsync("Close");
        Assert.Equal($"[{success},\"close\"]", await embedded.ToldAsync());
        Assert.Empty(await embedded.Browser.ProblemsAsync());
    }

    [Theory]
    [InlineData("webcomponent")]
    [InlineData("react")]
    public async Task It_calls_from_another_origin_as_the_published_version(string embedding)
    {
        await embedded.OpenAsync(
            embedding,
            await embedded.Hub.CreateSessionAsync($"calls-{embedding}")
        );
        await embedded.SubmitAsync("sandbox-all-permissions");
        await embedded.Browser.SeeAsync(EmbeddedHub.Linked);

        var calls = await embedded.CallsAsync();
        Assert.NotEqual(embedded.Origin, embedded.Hub.Address.GetLeftPart(UriPartial.Authority));
        Assert.All(
            calls,
            call =>
            {
                Assert.Equal(embedded.Origin, (string?)call.Headers["origin"]);
                Assert.Equal("1.11.4", (string?)call.Headers["x-hub-version"]);
            }
        );
        var profile = await embedded.Hub.ProfileIdAsync();
        Assert.Equal(
            [
                "GET /hub/connectors",
                $"GET /hub/connectors/{profile}",
                "GET /hub/settings",
                "POST /hub/accounts",
            ],
            calls.Select(call => $"{call.Method} {call.Url.PathAndQuery}").Distinct().Order()
        );
        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse(calls[^1].Body!),
                new JsonObject
                {
                    ["integration_id"] = profile,
                    ["credentials"] = new JsonObject { ["apiKey"] = "sandbox-all-permissions" },
                }
            ),
            calls[^1].Body
        );
    }

    [Theory]
    [InlineData("webcomponent")]
    [InlineData("react")]
    public async Task The_form_is_the_one_that_the_hub_describes(string embedding)
    {
        await embedded.OpenAsync(
            embedding,
            await embedded.Hub.CreateSessionAsync($"form-{embedding}"),
            until: "Ashby Connection guide API Key "
                + "Made by an Ashby admin under Admin → Integrations → API Keys. Connect"
        );

        Assert.Contains(
            await embedded.Browser.RequestsAsync(),
            request => request is { Status: 200, Url.AbsolutePath: "/connectors/ashby/logo.svg" }
        );
        Assert.Empty(await embedded.Browser.ProblemsAsync());
    }
}
