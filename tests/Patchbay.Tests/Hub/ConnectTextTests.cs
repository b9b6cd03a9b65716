namespace Patchbay.Tests.Hub;

/// <summary>What others wrote stands on the page as text, and what is secret stands nowhere else.</summary>
public sealed class ConnectTextTests
{
    private const string Script = "<script>alert(1)</script>\\\"><img src=x onerror=alert(2)>";

    [Fact]
    public async Task Script_in_a_name_a_label_a_brand_or_a_provider_message_is_text()
    {
        await using var hub = new TestHub();
        hub.Settings["PATCHBAY_APP_NAME"] = "Brand <script>alert(3)</script>";
        await hub.InitializeAsync();
        var session = await hub.CallAsync(
            "POST",
            "/connect_sessions",
            $$"""
            {"origin_owner_id":"x","origin_owner_name":"{{Script}}","origin_username":"{{Script}}","label":"{{Script}}",
             "provider":"ashby","return_url":"https://app.example.com/?q={{Uri.EscapeDataString(
                Script
            )}}"}
            """
        );
        var token = session["token"]!;
        IsClean((await hub.OpenLinkAsync(token)).IsPage(200, "Link Ashby"), 2);
        IsClean(await hub.SubmitLinkAsync(token, "<script>alert(4)</script>"), 2);
        IsClean(await hub.SubmitLinkAsync(token, "sandbox-all-permissions"), 2);
        IsClean(await hub.OpenLinkAsync(token), 1);
        IsClean(await hub.OpenLinkAsync("<script>alert(5)</script>"), 0);
        IsClean(await hub.OpenLinkAsync(token, "?integration_id=<script>&account_id=<script>"), 0);
    }

    [Fact]
    public async Task What_a_provider_answers_is_text()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        provider.Raw(418, """{"success":false,"errors":["<script>alert(6)</script>"]}""");
        await using var hub = new TestHub();
        hub.Settings["PATCHBAY_ASHBY_URL"] = provider.Address.AbsoluteUri;
        await hub.StartAsync("Production");
        var answer = await hub.SubmitLinkAsync(await hub.CreateSessionAsync("tea"), "some-key");
        Assert.Contains("alert(6)", answer.Text);
        IsClean(answer, 1);
    }

    [Fact]
    public async Task Neither_token_nor_key_reaches_any_log_or_store()
    {
        await using var hub = new TestHub();
        await hub.InitializeAsync();
        var token = await hub.CreateSessionAsync("unlogged");
        const string wrong = "not-a-key-of-anybody-4711";
        var key = hub.AddKeyWithout("jobsRead").Secret;
        await hub.OpenLinkAsync(token);
        await TestHub.SendAsync(hub.Request("GET", $"/link?token={token}"));
        await TestHub.SendAsync(hub.Request("PUT", $"/connect/{token}"));
        await TestHub.SendAsync(hub.Request("GET", $"/connect/{token}/more"));
        await hub.SubmitLinkAsync(token, wrong);
        await hub.WatchLinkAsync(token, ("apiKey", key));
        foreach (var secret in new[] { token, wrong, key })
            Assert.DoesNotContain(secret, hub.Log.All);
        foreach (
            var path in new[]
            {
                "/audit_log",
                "/requests/logs",
                "/connection_attempts",
                "/connect_sessions",
            }
        )
        {
            var text = (await hub.CallAsync("GET", path)).IsOk().Text;
            foreach (var secret in new[] { token, wrong, key })
                Assert.DoesNotContain(secret, text);
        }
        await hub.StopAsync();
        foreach (var file in Directory.GetFiles(hub.DataFolder, "*", SearchOption.AllDirectories))
        {
            var text = System.Text.Encoding.Latin1.GetString(
                await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)
            );
            foreach (var secret in new[] { token, wrong, key })
                Assert.DoesNotContain(secret, text);
        }
    }

    private static void IsClean(Answer answer, int shown)
    {
        Assert.DoesNotContain("<script>", answer.Text);
        Assert.DoesNotContain("<img src=x", answer.Text);
        Assert.True(
            answer.Text.Split("&lt;script&gt;").Length > shown,
            $"Less than {shown} in {answer.Text}"
        );
    }
}
