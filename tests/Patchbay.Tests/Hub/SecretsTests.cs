using System.Text;

namespace Patchbay.Tests.Hub;

/// <summary>Keys reach the provider and nothing else: no answer, no log line, no byte on the disk.</summary>
public sealed class SecretsTests
{
    private const string AshbyKey = "ASHBY-MARKER-5f1c2a9e7b3d4860";

    [Fact]
    public async Task Neither_keys_nor_tokens_are_found_anywhere_whatever_fails()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        await using var hub = new TestHub();
        hub.Settings["PATCHBAY_ASHBY_URL"] = provider.Address.AbsoluteUri;
        await hub.StartAsync("Production");
        var seen = new StringBuilder();

        var token = await hub.CreateSessionAsync("marker");
        var account = await LinkAsync();
        // A provider that quotes the key it refuses is the worst that can happen to it.
        provider.Raw(
            200,
            $$$"""{"success":false,"errorInfo":{"code":"{{{AshbyKey}}}","message":"no {{{AshbyKey}}} here"},"errors":["{{{AshbyKey}}}"]}"""
        );
        await RunAsync();
        await LinkAsync();
        provider.Raw(500, $$"""{"error":"{{AshbyKey}}"}""");
        await RunAsync("ashby_create_candidate", """{"name":"A"}""");
        provider.Raw(200, AshbyKey);
        await RunAsync("ashby_create_candidate", """{"name":"A"}""");
        provider.Raw(403, "Forbidden");
        await LinkAsync();
        await RunAsync();
        await RunAsync();
        await CallHubAsync("GET", $"/hub/accounts/{account}");
        await CallHubAsync("POST", "/hub/accounts", "{\"credentials\":{\"apiKey\":\"" + AshbyKey);
        await CallHubAsync(
            "POST",
            "/hub/accounts",
            $$$"""{"credentials":{"apiKey":["{{{AshbyKey}}}"]}}"""
        );
        await CallHubAsync(
            "POST",
            "/hub/accounts",
            $$$"""{"credentials":{"apiKey":"{{{AshbyKey}}} {{{AshbyKey}}}"}}"""
        );
        await CallHubAsync("POST", "/hub/accounts", $$"""{"credentials":"{{AshbyKey}}"}""");
        await CallAsync("PATCH", $"/accounts/{account}", TestHub.Credentials(AshbyKey));
        await CallAsync("GET", "/accounts");
        await CallAsync("GET", "/auth_configs");
        await Tampering.SpoilKeyAsync(hub, account);
        await hub.StopAsync();
        await hub.StartAsync("Production");
        await RunAsync();
        await CallAsync("GET", "/accounts", key: TestHub.BootstrapKey + "x");
        await hub.StopAsync();

        foreach (var secret in new[] { AshbyKey, TestHub.BootstrapKey, token })
        {
            Assert.DoesNotContain(secret, seen.ToString());
            Assert.DoesNotContain(secret, hub.Log.All);
            Assert.DoesNotContain(secret, hub.Output.ToString());
            // As it is, in HTTP Basic, and as a client library would encode it.
            foreach (var file in Directory.GetFiles(hub.DataFolder))
            {
                var bytes = await File.ReadAllBytesAsync(
                    file,
                    TestContext.Current.CancellationToken
                );
                Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)));
                Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(secret)));
            }
        }
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes(AshbyKey + ":"));
        Assert.DoesNotContain(basic, hub.Log.All);
        Assert.NotEmpty(seen.ToString());
        Assert.NotEmpty(hub.Log.Lines);

        async Task<string> LinkAsync()
        {
            var answer = await CallHubAsync("POST", "/hub/accounts", TestHub.Credentials(AshbyKey));
            return answer["id"] ?? "";
        }

        Task RunAsync(string action = "ashby_list_candidates", string input = "{}") =>
            CallAsync(
                "POST",
                "/actions/rpc",
                $$$"""{"action":"{{{action}}}","body":{{{input}}},"headers":{"x-account-id":"{{{account}}}"}}"""
            );

        async Task CallAsync(
            string method,
            string path,
            string? body = null,
            string key = TestHub.BootstrapKey
        ) => Note(await hub.CallAsync(method, path, body, key));

        async Task<Answer> CallHubAsync(string method, string path, string? body = null) =>
            Note(await hub.CallHubAsync(token, method, path, body));

        Answer Note(Answer answer)
        {
            seen.AppendLine(answer.Text)
                .AppendLine(answer.Response.Headers.ToString())
                .AppendLine(answer.Response.Content.Headers.ToString());
            return answer;
        }
    }

    [Fact]
    public async Task A_sealed_key_opens_for_its_own_account_only()
    {
        await using var hub = new TestHub();
        await hub.InitializeAsync();
        var rich = await hub.LinkAsync("rich");
        var poor = await hub.LinkAsync("poor", hub.Ashby.AddKey("poor", "candidatesRead").Secret);
        await Tampering.CopyKeyAsync(hub, from: rich, to: poor);
        await hub.StopAsync();
        await hub.StartAsync("Production");

        var before = hub.Ashby.Requests.Count;
        (await hub.RunAsync(poor, "ashby_list_candidates")).IsError(500, "internal_error");
        Assert.Equal(before, hub.Ashby.Requests.Count);
        (await hub.RunAsync(rich, "ashby_list_jobs")).IsOk();
        // Linking anew mends it.
        Assert.Equal(poor, await hub.LinkAsync("poor"));
        (await hub.RunAsync(poor, "ashby_list_candidates")).IsOk();
    }
}
