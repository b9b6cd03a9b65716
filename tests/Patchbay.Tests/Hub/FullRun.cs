using System.Text;

namespace Patchbay.Tests.Hub;

/// <summary>
/// All that a hub does with secrets, once: keys are linked, refused, changed, used, quoted back and sealed anew; tokens,
/// cookies and webhooks' secrets are made and used. Notes what the answers held, but for those that are to show a secret.
/// </summary>
internal sealed class FullRun(TestHub hub, ScriptedProvider provider, WebhookReceiver receiver)
{
    private const string First = "ASHBY-MARKER-5f1c2a9e7b3d4860";
    private const string Second = "ASHBY-SECOND-0c94d8be17fa2635";
    private const string Wrong = "ASHBY-WRONG-7be3165ad90f28c4";
    private const string NewCandidate = """{"name":"Ada"}""";

    private readonly StringBuilder _seen = new();
    private string _account = "";
    private string _key = TestHub.BootstrapKey;
    private string _webhook = "";

    public List<string> Secrets { get; } =
    [First, Second, Wrong, TestHub.BootstrapKey, hub.Settings["PATCHBAY_MASTER_KEY"]!];

    public string Seen => _seen.ToString();

    /// <summary>Of the calls with an API key, each of which the request log has.</summary>
    public List<string> RequestIds { get; } = [];

    public async Task RunAsync()
    {
        _key = Secret(
            await hub.CallAsync(
                "POST",
                "/api_keys",
                """{"name":"agent","scopes":["platform:read","platform:write","actions:execute","credentials:write","hub:admin"]}"""
            ),
            "key"
        );
        await AddWebhookAsync();
        await SignInAsync();
        await LinkAsync();
        await UseAsync();
        await BeAgentAsync();
        await BeQuotedAsync();
        await ChangeKeyAsync();
        await SendUnreadableAsync();
        await RotateAsync();
        await BeRefusedAsync();
    }

    private async Task AddWebhookAsync()
    {
        var made = await hub.AddWebhookAsync(receiver.Address);
        _webhook = $"/webhooks/{made["id"]}";
        var secret = Secret(made, "secret");
        receiver.Answer(500, $"your secret is {secret}");
        Secret(await hub.CallAsync("POST", _webhook + "/secret", "{}"), "secret");
        await CallAsync("POST", _webhook + "/ping", "{}");
    }

    private async Task SignInAsync()
    {
        var invited = await hub.CallAsync(
            "POST",
            "/people/invitations",
            """{"email":"ada@example.com","role":"admin"}"""
        );
        var token = new Uri(invited["invite_url"]!).Query["?token=".Length..];
        var browser = new Browser(hub);
        (await browser.AcceptAsync(token)).IsStatus(204);
        (await browser.SignInAsync()).IsStatus(204);
        Note(await browser.SendAsync("GET", "/account"), "Set-Cookie");
        Secrets.Add(token);
        Secrets.AddRange(browser.Cookies);
    }

    private async Task LinkAsync()
    {
        var token = await SessionAsync();
        _account = Note(await PostKeyAsync(token, First))["id"]!;
        Note(await hub.CallHubAsync(token, "GET", $"/hub/accounts/{_account}"));
        Note(await hub.CallHubAsync(token, "PATCH", $"/hub/accounts/{_account}", "{}"));
        var link = await SessionAsync();
        NotePage(await hub.OpenLinkAsync(link), link);
        NotePage(await hub.SubmitLinkAsync(link, First), link);
    }

    private async Task UseAsync()
    {
        Assert.Equal(200, (int)(await RunActionAsync()).Status);
        await RunActionAsync("ashby_create_candidate", NewCandidate);
        await ProxyAsync("""{"method":"post","path":"/candidate.list","body":{"limit":1}}""");
        await CallAsync("POST", $"/accounts/{_account}/permissions/check");
        foreach (
            var path in new[]
            {
                "/accounts",
                $"/accounts/{_account}",
                $"/accounts/{_account}/permissions",
                "/auth_configs",
                "/api_keys",
                "/people",
                "/webhooks",
                _webhook + "/deliveries",
                "/connect_sessions",
                "/connection_attempts",
            }
        )
            await CallAsync("GET", path);
    }

    private async Task BeAgentAsync()
    {
        var made = await hub.CallAsync(
            "POST",
            "/agent_sessions",
            $$$"""{"name":"agent","account_ids":["{{{_account}}}"],"limits":{"read_only":true}}""",
            _key
        );
        Secrets.Add(made["token"]!);
        await CallAsync("GET", "/agent_sessions");
        foreach (var name in new[] { "ashby_list_candidates", "ashby_create_candidate" })
        {
            var call = hub.Request(
                "POST",
                $"/mcp?token={made["token"]}",
                $$$$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"{{{{name}}}}","arguments":{}}}"""
            );
            call.Headers.Accept.ParseAdd("application/json, text/event-stream");
            Note(await TestHub.SendAsync(call));
        }
        // Where it opens nothing it must not be quoted either.
        Note(await hub.CallAsync("GET", $"/accounts?token={made["token"]}", key: ""));
        await CallAsync("DELETE", $"/agent_sessions/{made["id"]}");
    }

    /// <summary>A provider that quotes the key it was sent is the worst that can happen to it.</summary>
    private async Task BeQuotedAsync()
    {
        provider.Raw(
            200,
            $$$"""{"success":false,"errorInfo":{"code":"{{{First}}}","message":"no {{{First}}} here"},"errors":["{{{First}}}"]}"""
        );
        await RunActionAsync();
        await ProxyAsync($$$"""{"method":"post","path":"/job.list","body":{"q":"{{{First}}}"}}""");
        Note(await PostKeyAsync(await SessionAsync(), First));
        provider.Raw(200, $$"""{"success":true,"results":["{{First}}"]}""");
        await RunActionAsync();
        await RunActionAsync("ashby_create_candidate", $$"""{"name":"{{First}}"}""");
        await ProxyAsync("""{"path":"/anything"}""");
        provider.Raw(500, $$"""{"error":"{{First}}"}""");
        await RunActionAsync("ashby_create_candidate", NewCandidate);
        await ProxyAsync("""{"path":"/anything"}""");
        provider.Raw(200, First);
        await RunActionAsync("ashby_create_candidate", NewCandidate);
    }

    private async Task ChangeKeyAsync()
    {
        provider.Results("[]");
        Note(
            await hub.CallHubAsync(
                await SessionAsync(),
                "PATCH",
                $"/hub/accounts/{_account}",
                TestHub.Credentials(Second)
            )
        );
        await RunActionAsync();
        await CallAsync("PATCH", $"/accounts/{_account}", TestHub.Credentials(First));
        provider.Raw(401, $"{Wrong} is not a key");
        await CallAsync("PATCH", $"/accounts/{_account}", TestHub.Credentials(Wrong));
        var token = await SessionAsync();
        Note(await PostKeyAsync(token, Wrong));
        NotePage(await hub.SubmitLinkAsync(token, Wrong), token);
    }

    private async Task SendUnreadableAsync()
    {
        var token = await SessionAsync();
        foreach (
            var body in new[]
            {
                "{\"credentials\":{\"apiKey\":\"" + First,
                $$$"""{"credentials":{"apiKey":["{{{First}}}"]}}""",
                $$$"""{"credentials":{"apiKey":"{{{First}}} {{{First}}}"}}""",
                $$"""{"credentials":"{{First}}"}""",
            }
        )
        {
            Note(await hub.CallHubAsync(token, "POST", "/hub/accounts", body));
            await CallAsync("PATCH", $"/accounts/{_account}", body);
        }
        Note(await hub.CallAsync("GET", "/accounts", key: TestHub.BootstrapKey + "x"));
        Note(await hub.CallHubAsync(token + "x", "GET", "/hub/settings"));
    }

    private async Task RotateAsync()
    {
        await CallAsync("POST", "/vault/rotation");
        await Eventually.TrueAsync(async () =>
            (await hub.CallAsync("GET", "/vault/rotation", key: _key))["state"] == "done"
        );
        provider.Results("[]");
        Assert.Equal(200, (int)(await RunActionAsync()).Status);
    }

    private async Task BeRefusedAsync()
    {
        provider.Raw(403, $"Forbidden: {First}");
        Note(await PostKeyAsync(await SessionAsync(), First));
        await RunActionAsync();
        await RunActionAsync();
        await CallAsync("POST", $"/accounts/{_account}/permissions/check");
        await CallAsync("GET", $"/accounts/{_account}");
    }

    private async Task<string> SessionAsync()
    {
        var token = await hub.CreateSessionAsync("marker", key: _key);
        Secrets.Add(token);
        return token;
    }

    private Task<Answer> PostKeyAsync(string token, string key) =>
        hub.CallHubAsync(token, "POST", "/hub/accounts", TestHub.Credentials(key));

    public Task<Answer> RunActionAsync(
        string action = "ashby_list_candidates",
        string input = "{}"
    ) =>
        CallAsync(
            "POST",
            "/actions/rpc",
            $$$"""{"action":"{{{action}}}","body":{{{input}}},"headers":{"x-account-id":"{{{_account}}}"}}"""
        );

    private async Task ProxyAsync(string body) =>
        Noted(await hub.CallAsync("POST", "/unified/proxy", body, _key, _account));

    private async Task<Answer> CallAsync(string method, string path, string? body = null) =>
        Noted(await hub.CallAsync(method, path, body, _key));

    private Answer Noted(Answer answer)
    {
        RequestIds.Add(answer.Response.Headers.GetValues("x-request-id").Single());
        return Note(answer);
    }

    private Answer Note(Answer answer, string? but = null)
    {
        _seen.AppendLine(answer.Text);
        foreach (var header in answer.Response.Headers.Concat(answer.Response.Content.Headers))
            if (header.Key != but)
                _seen.Append(header.Key).AppendLine(string.Join(", ", header.Value));
        return answer;
    }

    /// <summary>The page's form holds the token that opened it.</summary>
    private void NotePage(Answer page, string token) =>
        Note(page with { Text = page.Text.Replace(token, "") });

    private string Secret(Answer made, string member)
    {
        Secrets.Add(made[member]!);
        return made[member]!;
    }
}
