namespace Patchbay.Tests.Hub;

/// <summary>What seals customers' keys seals webhooks' secrets too, and is renewed under both.</summary>
public sealed class WebhookResealingTests : IAsyncLifetime
{
    private TestHub _hub = null!;
    private WebhookReceiver _receiver = null!;

    public async ValueTask InitializeAsync()
    {
        _hub = await WebhookHub.StartAsync();
        _receiver = await WebhookReceiver.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task After_a_rotation_of_the_vault_both_secrets_sign_as_before()
    {
        var webhook = await _hub.AddWebhookAsync(_receiver.Address);
        var next = await _hub.CallAsync("POST", $"/webhooks/{webhook["id"]}/secret", "{}");

        (await _hub.CallAsync("POST", "/vault/rotation")).IsStatus(202);
        var status = await WaitUntilDoneAsync();

        // Both secrets of the webhook, and perhaps the keys of the hub's own cookies.
        Assert.InRange(int.Parse(status["secrets"]!), 2, 4);
        Assert.Equal("0", status["secrets_behind"]);
        (await _hub.CallAsync("POST", $"/webhooks/{webhook["id"]}/ping", "{}")).IsOk();
        var received = Assert.Single(_receiver.All);
        Assert.Equal(
            WebhookHub.Signature(received.Body, webhook["secret"]!),
            received.Headers["x-stackone-signature"]
        );
        Assert.Equal(
            WebhookHub.Signature(received.Body, next.IsOk()["secret"]!),
            received.Headers["x-stackone-signature-next"]
        );
    }

    private async Task<Answer> WaitUntilDoneAsync()
    {
        Answer status = null!;
        await Eventually.TrueAsync(async () =>
        {
            status = (await _hub.CallAsync("GET", "/vault/rotation")).IsOk();
            return status["state"] == "done";
        });
        return status;
    }
}
