namespace Patchbay.Tests.Sandbox;

public class WebhookTests
{
    private static readonly object Hire = new
    {
        webhookType = "candidateHire",
        requestUrl = "https://example.com/hook",
        secretToken = "s3cret",
    };

    [Fact]
    public async Task A_webhook_is_kept_changed_and_deleted_and_info_hides_its_secret()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var made = await sandbox.ResultsAsync("webhook.create", Hire);
        Assert.Equal("s3cret", (string?)made["secretToken"]);
        var webhookId = (string)made["id"]!;

        await sandbox.ResultsAsync("webhook.update", new { webhookId, enabled = false });
        var info = (await sandbox.ResultsAsync("webhook.info", new { webhookId })).AsObject();
        Assert.False((bool)info["enabled"]!);
        Assert.DoesNotContain("secretToken", info);

        await sandbox.ResultsAsync("webhook.delete", new { webhookId });
        Assert.Equal(
            "webhook_not_found",
            await sandbox.ErrorAsync("webhook.info", new { webhookId })
        );
    }

    [Fact]
    public async Task The_same_address_and_type_twice_is_refused()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.ResultsAsync("webhook.create", Hire);
        var reply = await sandbox.CallAsync("webhook.create", Hire);
        Assert.Equal("invalid_input", reply.ErrorCode);
        Assert.Equal("Duplicate webhook", reply.Message);
    }

    [Fact]
    public async Task A_type_that_is_delivered_but_cannot_be_ordered_is_refused()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        Assert.Equal(
            "invalid_input",
            await sandbox.ErrorAsync(
                "webhook.create",
                new
                {
                    webhookType = "jobCreate",
                    requestUrl = "https://example.com/hook",
                    secretToken = "s3cret",
                }
            )
        );
    }
}
