using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace Patchbay.Tests.Hub;

/// <summary>A hub whose webhooks may go to this machine, and what tests do with them.</summary>
internal static class WebhookHub
{
    public static FakeTimeProvider Clock() =>
        new(new DateTimeOffset(2026, 5, 1, 9, 0, 0, TimeSpan.Zero));

    public static async Task<TestHub> StartAsync(TimeProvider? time = null)
    {
        var hub = new TestHub(time);
        hub.Settings["PATCHBAY_WEBHOOK_NETWORKS"] = "127.0.0.0/8";
        await hub.InitializeAsync();
        return hub;
    }

    /// <param name="more">Further members of the request, such as <c>,"events":[…]</c>.</param>
    public static async Task<Answer> AddWebhookAsync(
        this TestHub hub,
        Uri url,
        string more = "",
        string key = TestHub.BootstrapKey
    )
    {
        var answer = await hub.CallAsync(
            "POST",
            "/webhooks",
            $$"""{"url":"{{url}}"{{more}}}""",
            key
        );
        Assert.Equal(201, (int)answer.Status);
        return answer;
    }

    public static async Task<List<JsonElement>> DeliveriesAsync(
        this TestHub hub,
        string webhook,
        string query = ""
    )
    {
        var answer = await hub.CallAsync("GET", $"/webhooks/{webhook}/deliveries{query}");
        return [.. answer.IsOk().Json.GetProperty("data").EnumerateArray()];
    }

    /// <summary>Waits until the webhook's one delivery has had so many attempts.</summary>
    public static async Task<JsonElement> AttemptedAsync(
        this TestHub hub,
        string webhook,
        int attempts
    )
    {
        JsonElement delivery = default;
        await Eventually.TrueAsync(async () =>
        {
            delivery = (await hub.DeliveriesAsync(webhook)).FirstOrDefault();
            return delivery.ValueKind == JsonValueKind.Object
                && delivery.GetProperty("attempts").GetArrayLength() >= attempts;
        });
        return delivery;
    }

    /// <summary>As a receiver computes it, by the words of the documentation.</summary>
    public static string Signature(byte[] body, string secret) =>
        Convert
            .ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body))
            .TrimEnd('=')
            .Replace('+', '-')
            .Replace('/', '_');
}
