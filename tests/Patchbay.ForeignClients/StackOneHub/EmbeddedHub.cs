using System.Text.Json.Nodes;
using Patchbay.Tests.Hub;

namespace Patchbay.ForeignClients.StackOneHub;

/// <summary>A hub, a customer's site that embeds StackOne's component, and a person's browser.</summary>
public sealed class EmbeddedHub : IAsyncLifetime
{
    internal const string Field = "API Key";
    internal const string Linked = "Connection Successful Account successfully connected to Ashby";

    private CustomerSite _site = null!;

    internal TestHub Hub { get; } = new();

    internal Browser Browser { get; private set; } = null!;

    internal string Origin => _site.Address.GetLeftPart(UriPartial.Authority);

    public async ValueTask InitializeAsync()
    {
        await Hub.InitializeAsync();
        _site = await CustomerSite.StartAsync();
        Browser = new Browser();
    }

    /// <summary>Opens the customer's page with a session of this token and waits for the component's words.</summary>
    internal async Task OpenAsync(string embedding, string token, string until = Field)
    {
        await Browser.OpenAsync(_site.Page(embedding, Hub.Address, token));
        await Browser.SeeAsync(until);
    }

    internal async Task SubmitAsync(string key)
    {
        await Browser.FillAsync(Field, key);
        await Browser.PressAsync("Connect");
    }

    /// <summary>What the component called back with, in its order.</summary>
    internal async Task<string> ToldAsync() =>
        (await Browser.EvaluateAsync("told"))!.ToJsonString();

    /// <summary>What the component asked of the hub, without the browser's own preflights.</summary>
    internal async Task<IReadOnlyList<BrowserRequest>> CallsAsync() =>
        [
            .. (await Browser.RequestsAsync()).Where(request =>
                request.Url.Authority == Hub.Address.Authority
                && request.Url.AbsolutePath.StartsWith("/hub/", StringComparison.Ordinal)
                && request.Method != "OPTIONS"
            ),
        ];

    internal async Task<JsonObject> OnlyAccountAsync(string owner) =>
        Assert.Single(await AccountsAsync(owner))!.AsObject();

    internal async Task<JsonArray> AccountsAsync(string owner)
    {
        var answer = await Hub.CallAsync("GET", $"/accounts?origin_owner_id={owner}");
        return JsonNode.Parse(answer.IsOk().Text)!.AsArray();
    }

    /// <summary>The key that the local Ashby saw last, when the account runs an action.</summary>
    internal async Task<string> KeyInUseAsync(string account)
    {
        (await Hub.RunAsync(account, "ashby_list_candidates", """{"limit":1}""")).IsOk();
        return Hub.Ashby.Requests[^1].KeyTitle!;
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        await _site.DisposeAsync();
        await Hub.DisposeAsync();
    }
}

/// <summary>One browser is enough, so its tests run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class EmbeddedHubCollection : ICollectionFixture<EmbeddedHub>
{
    public const string Name = "embedded hub";
}
