using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox.Webhooks;

public class PingTests
{
    [Fact]
    public async Task A_new_webhook_is_pinged_with_a_signature_before_it_is_answered()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var receiver = await WebhookReceiver.StartAsync();

        var made = await sandbox.ResultsAsync("webhook.create", Hire(receiver.Address));

        var ping = Assert.Single(receiver.Received);
        Assert.Equal("""{"action":"ping","data":{"webhookActionType":"ping"}}""", ping.Text);
        Assert.True(ping.IsSignedWith(Listening.Secret));
        Assert.True((bool)made["enabled"]!);
        Assert.Equal(Listening.Secret, (string?)made["secretToken"]);
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(302, true)]
    [InlineData(400, false)]
    [InlineData(503, false)]
    public async Task A_status_of_400_or_more_leaves_the_webhook_stored_but_disabled(
        int status,
        bool enabled
    )
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.AnswerWith(status);

        var made = await sandbox.ResultsAsync("webhook.create", Hire(receiver.Address));

        Assert.Equal(enabled, (bool)made["enabled"]!);
        var kept = await InfoAsync(sandbox, made);
        Assert.Equal(enabled, (bool)kept["enabled"]!);
    }

    [Fact]
    public async Task An_address_where_nothing_listens_leaves_it_disabled()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var made = await sandbox.ResultsAsync(
            "webhook.create",
            Hire(await WebhookReceiver.StoppedAsync())
        );
        Assert.False((bool)made["enabled"]!);
    }

    [Fact]
    public async Task A_receiver_that_takes_longer_than_ten_seconds_leaves_it_disabled()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = NeverAsync;

        var making = sandbox.ResultsAsync("webhook.create", Hire(receiver.Address));
        await receiver.ArrivalAsync();
        sandbox.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.False((bool)(await making)["enabled"]!);
    }

    [Fact]
    public async Task Other_calls_are_answered_while_a_ping_waits()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = async (_, _) =>
        {
            await sandbox.ResultsAsync("candidate.list", new { limit = 1 });
            return 200;
        };
        var made = await sandbox.ResultsAsync("webhook.create", Hire(receiver.Address));
        Assert.True((bool)made["enabled"]!);
    }

    [Fact]
    public async Task An_edit_is_pinged_at_the_new_address_with_the_new_secret()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var before = await WebhookReceiver.StartAsync();
        await using var after = await WebhookReceiver.StartAsync();
        var webhookId = await CreateAsync(sandbox, before.Address);

        var edited = await sandbox.ResultsAsync(
            "webhook.update",
            new
            {
                webhookId,
                requestUrl = after.Address,
                secretToken = "another",
            }
        );

        Assert.True((bool)edited["enabled"]!);
        Assert.True(Assert.Single(after.Received).IsSignedWith("another"));
        Assert.Single(before.Received);
    }

    [Fact]
    public async Task An_edit_to_an_address_that_does_not_answer_disables_and_one_to_a_good_one_may_enable()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        var webhookId = await CreateAsync(sandbox, receiver.Address);

        var broken = await sandbox.ResultsAsync(
            "webhook.update",
            new { webhookId, requestUrl = await WebhookReceiver.StoppedAsync() }
        );
        Assert.False((bool)broken["enabled"]!);

        var mended = await sandbox.ResultsAsync(
            "webhook.update",
            new
            {
                webhookId,
                requestUrl = receiver.Address,
                enabled = true,
            }
        );
        Assert.True((bool)mended["enabled"]!);
    }

    [Fact]
    public async Task Info_hides_the_secret_and_a_deleted_webhook_is_not_found_nor_pinged()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        var webhookId = await CreateAsync(sandbox, receiver.Address);
        await sandbox.ResultsAsync("webhook.update", new { webhookId, enabled = false });

        var info = await sandbox.ResultsAsync("webhook.info", new { webhookId });
        Assert.False((bool)info["enabled"]!);
        Assert.DoesNotContain("secretToken", info.AsObject());

        await sandbox.ResultsAsync("webhook.delete", new { webhookId });
        Assert.Equal(
            "webhook_not_found",
            await sandbox.ErrorAsync("webhook.info", new { webhookId })
        );
        Assert.Equal(
            "webhook_not_found",
            await sandbox.ErrorAsync("webhook.update", new { webhookId, enabled = true })
        );
        Assert.Equal(2, receiver.Received.Count);
    }

    [Fact]
    public async Task The_same_address_and_type_twice_is_refused_without_a_ping_also_by_an_edit()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        await CreateAsync(sandbox, receiver.Address);
        var other = await CreateAsync(sandbox, new Uri(receiver.Address, "/other"));

        var again = await sandbox.CallAsync("webhook.create", Hire(receiver.Address));
        Assert.Equal("invalid_input", again.ErrorCode);
        Assert.Equal("Duplicate webhook", again.Message);
        var edited = await sandbox.CallAsync(
            "webhook.update",
            new { webhookId = other, requestUrl = receiver.Address.ToString() }
        );
        Assert.Equal("Duplicate webhook", edited.Message);
        Assert.Equal(2, receiver.Received.Count);
    }

    [Fact]
    public async Task Two_that_are_made_at_the_same_time_for_the_same_address_do_not_both_become()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        var both = new TaskCompletionSource();
        receiver.Answer = async (_, _) =>
        {
            await both.Task;
            return 200;
        };
        var first = sandbox.CallAsync("webhook.create", Hire(receiver.Address));
        var second = sandbox.CallAsync("webhook.create", Hire(receiver.Address));
        await receiver.ArrivalAsync();
        await receiver.ArrivalAsync();
        both.SetResult();

        var replies = await Task.WhenAll(first, second);
        Assert.Single(replies, reply => reply.Succeeded);
        Assert.Single(replies, reply => !reply.Succeeded && reply.Message == "Duplicate webhook");
    }

    [Theory]
    [InlineData("jobCreate")]
    [InlineData("jobUpdate")]
    [InlineData("openingCreate")]
    [InlineData("signatureRequestUpdate")]
    [InlineData("ping")]
    public async Task A_type_that_the_endpoint_does_not_take_is_refused(string webhookType)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var wanted = Hire(new Uri("http://127.0.0.1:9/"));
        wanted["webhookType"] = webhookType;
        Assert.Equal("invalid_input", await sandbox.ErrorAsync("webhook.create", wanted));
    }

    [Theory]
    [InlineData("ftp://127.0.0.1/hook")]
    [InlineData("/hook")]
    [InlineData("hook")]
    public async Task An_address_that_is_not_http_is_refused(string requestUrl)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var wanted = Hire(new Uri("http://127.0.0.1:9/"));
        wanted["requestUrl"] = requestUrl;
        Assert.Equal("invalid_input", await sandbox.ErrorAsync("webhook.create", wanted));
    }

    private static JsonObject Hire(Uri address) =>
        new()
        {
            ["webhookType"] = "candidateHire",
            ["requestUrl"] = address.ToString(),
            ["secretToken"] = Listening.Secret,
        };

    private static async Task<string> CreateAsync(RunningSandbox sandbox, Uri address) =>
        (string)(await sandbox.ResultsAsync("webhook.create", Hire(address)))["id"]!;

    private static Task<JsonNode> InfoAsync(RunningSandbox sandbox, JsonNode webhook) =>
        sandbox.ResultsAsync("webhook.info", new { webhookId = (string)webhook["id"]! });

    private static async Task<int> NeverAsync(
        ReceivedWebhook received,
        Microsoft.AspNetCore.Http.HttpContext http
    )
    {
        var gone = new TaskCompletionSource();
        http.RequestAborted.Register(gone.SetResult);
        await gone.Task;
        return 200;
    }
}
