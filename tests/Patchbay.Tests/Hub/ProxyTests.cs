using Microsoft.AspNetCore.Http;

namespace Patchbay.Tests.Hub;

/// <summary>POST /unified/proxy against a provider that answers as the test says.</summary>
public sealed class ProxyTests : IAsyncLifetime
{
    private readonly TestHub _hub = new();
    private readonly List<(string Line, IHeaderDictionary Headers, string Body)> _received = [];
    private ScriptedProvider? _provider;
    private string _account = "";

    private ScriptedProvider Provider => _provider!;

    public async ValueTask InitializeAsync()
    {
        _provider = await ScriptedProvider.StartAsync();
        _hub.Settings["PATCHBAY_ASHBY_URL"] = _provider.Address.AbsoluteUri;
        await _hub.StartAsync("Production");
        _account = await _hub.LinkAsync("proxied", "a-key-that-is-checked");
        Answer(200, """{"ok":true}""");
    }

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        await Provider.DisposeAsync();
    }

    [Fact]
    public async Task Is_protected_and_stays_in_its_project()
    {
        const string body = """{"path":"/candidate.list","method":"post"}""";
        (await _hub.CallAsync("POST", "/unified/proxy", body, "", _account)).IsError(
            401,
            "unauthorized"
        );
        var other = await _hub.AddProjectAsync("Other");
        (await _hub.CallAsync("POST", "/unified/proxy", body, other, _account)).IsError(
            404,
            "account_not_found"
        );
        Assert.Empty(_received);
    }

    [Fact]
    public async Task The_hub_adds_the_key_and_passes_on_method_path_query_body_and_allowed_headers()
    {
        var answer = await ProxyAsync(
            """{"method":"PUT","path":"v2/x%20y?a=b%2Fc","body":{"n":1.50},"headers":{"Accept-Language":"fr","Content-Type":"application/json"}}"""
        );
        Assert.Equal("""{"ok":true}""", answer.IsOk()["data"]);
        Assert.Equal("200", answer["status"]);
        var (line, headers, body) = Assert.Single(_received);
        Assert.Equal("PUT /v2/x%20y?a=b%2Fc", line);
        Assert.Equal("""{"n":1.50}""", body);
        Assert.Equal("fr", headers.AcceptLanguage);
        Assert.Equal(TestHub.Basic("a-key-that-is-checked").ToString(), headers.Authorization);
    }

    [Fact]
    public async Task The_account_may_be_named_in_the_body_and_get_is_the_default()
    {
        var answer = await _hub.CallAsync(
            "POST",
            "/unified/proxy",
            $$$"""{"url":"{{{Provider.Address}}}things","headers":{"X-Account-Id":"{{{_account}}}"}}"""
        );
        answer.IsOk();
        var (line, headers, _) = Assert.Single(_received);
        Assert.Equal("GET /things", line);
        Assert.False(headers.ContainsKey("x-account-id"));
    }

    [Theory]
    [InlineData("", null, "GET /")]
    [InlineData("?a=b", null, "GET /?a=b")]
    [InlineData("a/b", "c?d=e", "GET /a/b/c?d=e")]
    [InlineData("a/b/", "/c", "GET /a/b/c")]
    public async Task Url_and_path_are_joined(string url, string? path, string line)
    {
        var whole =
            Provider.Address.AbsoluteUri.TrimEnd('/') + (url is "" or ['?', ..] ? url : "/" + url);
        (
            await ProxyAsync(System.Text.Json.JsonSerializer.Serialize(new { url = whole, path }))
        ).IsOk();
        Assert.Equal(line, Assert.Single(_received).Line);
    }

    [Theory]
    [InlineData("http://evil.example/candidate.list")]
    [InlineData("https://{host}:{port}/candidate.list")]
    [InlineData("http://{host}:1/candidate.list")]
    [InlineData("http://user@{host}:{port}/candidate.list")]
    [InlineData("http://{host}:{port}@evil.example/x")]
    [InlineData("http://{host}:{port}.evil.example/x")]
    [InlineData("http://evil.example\\@{host}:{port}/x")]
    [InlineData("http:\\\\evil.example/x")]
    [InlineData("//evil.example/x")]
    [InlineData("http://{host}:{port}//evil.example/x")]
    [InlineData("http://{host}:{port}/a/../b")]
    [InlineData("http://{host}:{port}/a/%2e%2e/b")]
    [InlineData("http://{host}:{port}/a/%252e%252e/b")]
    [InlineData("http://{host}:{port}/a/.%2E/b")]
    [InlineData("http://{host}:{port}/a%2f..%2fb")]
    [InlineData("http://{host}:{port}/a%5c..%5cb")]
    [InlineData("http://{host}:{port}/a#b")]
    [InlineData("http://{host}:{port}/a b")]
    [InlineData("http://{host}:{port}/a\r\nHost: evil")]
    [InlineData("ftp://{host}:{port}/a")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://{host}:{port}/ä")]
    [InlineData("")]
    public async Task Another_address_than_the_provider_s_is_refused_and_nothing_is_sent(
        string form
    )
    {
        var url = form.Replace("{host}", Provider.Address.Host)
            .Replace("{port}", Provider.Address.Port.ToString());
        foreach (var member in new[] { "url", "path" })
        {
            // As a path, an address of the provider itself is just another path below it.
            if (member == "path" && url.Contains("://", StringComparison.Ordinal))
                continue;
            var answer = await ProxyAsync(
                $$"""{"{{member}}":{{System.Text.Json.JsonSerializer.Serialize(url)}}}"""
            );
            answer.IsError(400, "proxy_target_refused");
        }
        Assert.Empty(_received);
    }

    [Theory]
    [InlineData("authorization")]
    [InlineData("Host")]
    [InlineData("cookie")]
    [InlineData("x-forwarded-for")]
    [InlineData("content-length")]
    [InlineData("transfer-encoding")]
    public async Task A_header_that_is_not_passed_on_is_refused(string header)
    {
        (await ProxyAsync($$$"""{"path":"/x","headers":{"{{{header}}}":"1"}}""")).IsError(
            400,
            "invalid_request"
        );
        Assert.Empty(_received);
    }

    [Fact]
    public async Task A_redirect_is_passed_back_and_not_followed()
    {
        await using var elsewhere = await ScriptedProvider.StartAsync();
        Provider.Reply = http =>
        {
            http.Response.Redirect(elsewhere.Address.AbsoluteUri);
            return Task.CompletedTask;
        };
        var answer = (await ProxyAsync("""{"path":"/x"}""")).IsOk();
        Assert.Equal("302", answer["status"]);
        Assert.Empty(elsewhere.Calls);
    }

    [Fact]
    public async Task Of_the_answer_s_headers_only_safe_ones_come_back_and_the_key_never()
    {
        Provider.Reply = http =>
        {
            http.Response.StatusCode = 422;
            http.Response.Headers.SetCookie = "a=b";
            http.Response.Headers["x-secret"] = "c";
            http.Response.Headers.ETag = "\"a-key-that-is-checked\"";
            return http.Response.WriteAsync("not json: a-key-that-is-checked");
        };
        var answer = (await ProxyAsync("""{"path":"/x"}""")).IsOk();
        Assert.Equal("422", answer["status"]);
        Assert.Equal("not json: [key]", answer["data"]);
        Assert.DoesNotContain("a-key-that", answer.Text);
        var headers = answer.Json.GetProperty("headers");
        Assert.Equal("\"[key]\"", headers.GetProperty("etag").GetString());
        Assert.False(headers.TryGetProperty("set-cookie", out _));
        Assert.False(headers.TryGetProperty("x-secret", out _));
        var error = Assert.Single(answer.Json.GetProperty("provider_errors").EnumerateArray());
        Assert.Equal(422, error.GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task A_profile_that_names_its_actions_is_not_got_round()
    {
        var profile = await _hub.ProfileIdAsync();
        (
            await _hub.CallAsync(
                "PATCH",
                $"/auth_configs/{profile}",
                """{"enabled_actions":["ashby_list_jobs"]}"""
            )
        ).IsOk();
        (await ProxyAsync("""{"method":"post","path":"/candidate.list"}""")).IsError(
            403,
            "action_disabled"
        );
        (await ProxyAsync("""{"method":"post","path":"/unheard.of"}""")).IsError(
            403,
            "action_disabled"
        );
        Assert.Empty(_received);
        (await ProxyAsync("""{"method":"post","path":"/job.list"}""")).IsOk();
        Assert.Single(_received);
    }

    [Fact]
    public async Task A_key_that_the_provider_refuses_stops_the_account()
    {
        Answer(401, "{}");
        (await ProxyAsync("""{"path":"/x"}""")).IsOk();
        (await ProxyAsync("""{"path":"/x"}""")).IsError(412, "account_error");
    }

    [Fact]
    public async Task A_refusal_for_want_of_a_permission_teaches_and_the_next_call_is_not_sent()
    {
        const string create =
            """{"method":"post","path":"/candidate.create","body":{"name":"Ada"}}""";
        // A refusal has the key checked again: that must find what it found before.
        Provider.Reply = http =>
        {
            var refuses = http.Request.Path == "/candidate.create" && http.Request.Method == "POST";
            http.Response.StatusCode = refuses ? 403 : 200;
            return http.Response.WriteAsync(
                refuses
                    ? """{"success":false,"errorInfo":{"code":"missing_endpoint_permission"}}"""
                    : """{"success":true,"results":[]}"""
            );
        };
        Assert.Equal("403", (await ProxyAsync(create)).IsOk()["status"]);
        var report = await _hub.PermissionsAsync(_account);
        Assert.Equal("missing Candidates: Write", report.Action("ashby_create_candidate"));
        Assert.Equal("use", report.Scope("candidatesWrite").GetProperty("learned_by").GetString());

        var sent = Provider.Calls.Count(path => path == "/candidate.create");
        var refused = await ProxyAsync(create);
        refused.IsError(403, "missing_permission");
        Assert.Contains("Candidates: Write", refused["message"]);
        (await _hub.RunAsync(_account, "ashby_create_candidate", """{"name":"Ada"}""")).IsError(
            403,
            "missing_permission"
        );
        // Two actions share this address, and both need the same.
        (
            await ProxyAsync("""{"method":"post","path":"/candidate.createNote","body":{}}""")
        ).IsError(403, "missing_permission");
        Assert.Equal(sent, Provider.Calls.Count(path => path == "/candidate.create"));
        Assert.DoesNotContain("/candidate.createNote", Provider.Calls);
        // No action is got from this address, so nothing is known of it.
        (await ProxyAsync("""{"path":"/candidate.create"}""")).IsOk();
    }

    [Fact]
    public async Task A_success_proves_the_scope_and_an_answer_that_is_none_proves_nothing()
    {
        const string create =
            """{"method":"post","path":"/candidate.create","body":{"name":"Ada"}}""";
        Answer(200, """{"success":false,"errors":["invalid_input"]}""");
        (await ProxyAsync(create)).IsOk();
        Answer(200, """{"success":true,"results":{}}""");
        (await ProxyAsync("""{"path":"/candidate.create"}""")).IsOk();
        Assert.Equal("not_proven", await StateAsync());
        (await ProxyAsync(create)).IsOk();
        Assert.Equal("works", await StateAsync());

        async Task<string?> StateAsync() =>
            (await _hub.PermissionsAsync(_account)).Action("ashby_create_candidate");
    }

    [Theory]
    [InlineData("suspended")]
    [InlineData("inactive")]
    public async Task An_account_that_is_not_active_sends_nothing(string status)
    {
        if (status == "suspended")
            await _hub.CallAsync("PATCH", $"/accounts/{_account}", """{"status":"suspended"}""");
        else
            await _hub.CallAsync(
                "PATCH",
                $"/auth_configs/{await _hub.ProfileIdAsync()}",
                """{"active":false}"""
            );
        (await ProxyAsync("""{"method":"post","path":"/job.list"}""")).IsError(
            412,
            $"account_{status}"
        );
        Assert.Empty(_received);
    }

    [Fact]
    public async Task A_provider_that_is_gone_answers_502()
    {
        await Provider.DisposeAsync();
        (await ProxyAsync("""{"path":"/x"}""")).IsError(502, "unreachable");
    }

    [Fact]
    public async Task A_call_is_in_the_request_log_with_its_step()
    {
        var answer = (await ProxyAsync("""{"method":"post","path":"/job.list?x=1"}""")).IsOk();
        var id = answer.Response.Headers.GetValues("x-request-id").Single();
        var log = (await _hub.CallAsync("GET", $"/requests/logs/{id}?include=step_logs"))
            .IsOk()
            .Json.GetProperty("data");
        Assert.Equal("/unified/proxy", log.GetProperty("path").GetString());
        Assert.Equal("ashby_list_jobs", log.GetProperty("action").GetString());
        var step = Assert.Single(log.GetProperty("step_requests").EnumerateArray());
        Assert.Equal("/job.list", step.GetProperty("path").GetString());
        Assert.DoesNotContain("x=1", step.GetProperty("url").GetString());
    }

    private Task<Answer> ProxyAsync(string body) =>
        _hub.CallAsync("POST", "/unified/proxy", body, account: _account);

    private void Answer(int status, string body) =>
        Provider.Reply = async http =>
        {
            using var reader = new StreamReader(http.Request.Body);
            _received.Add(
                (
                    $"{http.Request.Method} {http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget}",
                    new HeaderDictionary(
                        http.Request.Headers.ToDictionary(one => one.Key, one => one.Value)
                    ),
                    await reader.ReadToEndAsync()
                )
            );
            http.Response.StatusCode = status;
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync(body);
        };
}
