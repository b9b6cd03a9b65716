using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Patchbay.AshbySandbox;
using Patchbay.Hub;
using Patchbay.Hub.Access;
using Patchbay.Hub.Catalog;

namespace Patchbay.Tests.Hub;

/// <summary>A hub in production mode on a free port, with a local Ashby as its provider and a data folder of its own.</summary>
public sealed class TestHub : IAsyncLifetime
{
    public const string BootstrapKey = "v1.local.0123456789abcdefghijklmnopqrstuvwxyz0123456";

    private static readonly HttpClient Http = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }
    );

    private readonly TimeProvider _time;
    private AshbySandboxServer? _ashby;
    private HubServer? _server;

    public TestHub()
        : this(null) { }

    internal TestHub(TimeProvider? time) => _time = time ?? TimeProvider.System;

    internal string DataFolder { get; } =
        Path.Combine(Path.GetTempPath(), "patchbay-test-" + Guid.NewGuid().ToString("n"));

    internal LogCapture Log { get; } = new();

    internal StringWriter Output { get; } = new();

    internal Uri Address => Server.Address;

    internal HubServer Server =>
        _server ?? throw new InvalidOperationException("The hub is not started.");

    internal AshbySandboxServer Ashby =>
        _ashby ?? throw new InvalidOperationException("There is no local Ashby.");

    /// <summary>The settings of the next start.</summary>
    internal Dictionary<string, string?> Settings { get; } =
        new()
        {
            ["PATCHBAY_BOOTSTRAP_KEY"] = BootstrapKey,
            // Tests of every route make more requests than a caller's minute has.
            ["PATCHBAY_REQUESTS_PER_MINUTE"] = "0",
            ["PATCHBAY_MASTER_KEY"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
        };

    public async ValueTask InitializeAsync() => await StartWithAshbyAsync("Production");

    internal async Task StartWithAshbyAsync(string environment)
    {
        _ashby = await AshbySandboxServer.StartAsync(
            new SandboxOptions { VerifyAnswers = true },
            ct: Cancellation
        );
        await StartAsync(environment);
    }

    internal async Task StartAsync(string environment, bool newKey = false)
    {
        if (_ashby is not null)
            Settings.TryAdd("PATCHBAY_ASHBY_URL", _ashby.Address.AbsoluteUri);
        Settings["PATCHBAY_DATA"] = DataFolder;
        _server = await HubServer.StartAsync(
            new HubOptions
            {
                Arguments = ["--urls", "http://127.0.0.1:0"],
                Environment = environment,
                Settings = Settings,
                NewKey = newKey,
                Time = _time,
                Output = Output,
                Logging = logging =>
                {
                    logging.ClearProviders();
                    logging.AddProvider(Log);
                    logging.SetMinimumLevel(LogLevel.Trace);
                },
            }
        );
    }

    internal async Task StopAsync()
    {
        await Server.DisposeAsync();
        _server = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        if (_ashby is not null)
            await _ashby.DisposeAsync();
        if (Directory.Exists(DataFolder))
            Directory.Delete(DataFolder, recursive: true);
    }

    /// <summary>A further project of the same hub; returns its API key.</summary>
    internal async Task<string> AddProjectAsync(string name)
    {
        var access = Server.Services.GetRequiredService<IAccess>();
        var project = await access.CreateProjectAsync(name, Cancellation);
        var catalog = Server.Services.GetRequiredService<ICatalog>();
        await catalog.LoadAsync(access.Projects.Select(one => one.Id), Cancellation);
        return await access.CreateKeyAsync(project.Id, "test", KeyScopes.Project, Cancellation);
    }

    /// <summary>A further key of the default project.</summary>
    internal Task<string> CreateKeyAsync(KeyScopes scopes)
    {
        var access = Server.Services.GetRequiredService<IAccess>();
        return access.CreateKeyAsync(access.Projects[0].Id, "test", scopes, Cancellation);
    }

    /// <summary>Calls the hub with an API key; an empty one sends none.</summary>
    internal Task<Answer> CallAsync(
        string method,
        string path,
        string? body = null,
        string key = BootstrapKey,
        string? account = null
    )
    {
        var request = Request(method, path, body);
        if (key.Length > 0)
            request.Headers.Authorization = Basic(key);
        if (account is not null)
            request.Headers.Add("x-account-id", account);
        return SendAsync(request);
    }

    /// <summary>Calls a hub route with a connect session's token.</summary>
    internal Task<Answer> CallHubAsync(
        string token,
        string method,
        string path,
        string? body = null
    )
    {
        var request = Request(method, path, body);
        request.Headers.Add("x-hub-session-token", token);
        return SendAsync(request);
    }

    internal Task<Answer> RunAsync(
        string account,
        string action,
        string input = "{}",
        string key = BootstrapKey
    ) =>
        CallAsync(
            "POST",
            "/actions/rpc",
            $$"""{"action":"{{action}}","body":{{input}}}""",
            key,
            account
        );

    /// <summary>Makes a connect session and returns its token.</summary>
    /// <param name="more">Further members of the request, such as <c>,"multiple":true</c>.</param>
    internal async Task<string> CreateSessionAsync(
        string owner,
        string more = "",
        string key = BootstrapKey
    )
    {
        var answer = await CallAsync(
            "POST",
            "/connect_sessions",
            $$"""{"origin_owner_id":"{{owner}}","origin_owner_name":"{{owner}} Inc","provider":"ashby"{{more}}}""",
            key
        );
        Assert.Equal(201, (int)answer.Status);
        return answer["token"]!;
    }

    /// <summary>Links an account with a key of the local Ashby that may do everything, or with another one.</summary>
    internal async Task<string> LinkAsync(
        string owner,
        string? ashbyKey = null,
        string key = BootstrapKey
    )
    {
        var token = await CreateSessionAsync(owner, key: key);
        var answer = await CallHubAsync(token, "POST", "/hub/accounts", Credentials(ashbyKey));
        return answer.IsOk()["id"]!;
    }

    internal static string Credentials(string? ashbyKey = null) =>
        $$$"""{"credentials":{"apiKey":"{{{ashbyKey ?? "sandbox-all-permissions"}}}"}}""";

    internal async Task<string> ProfileIdAsync(string key = BootstrapKey)
    {
        var answer = await CallAsync("GET", "/auth_configs", key: key);
        return answer.Json.GetProperty("data")[0].GetProperty("id").GetString()!;
    }

    internal HttpRequestMessage Request(string method, string path, string? body = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Address, path));
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return request;
    }

    internal static async Task<Answer> SendAsync(
        HttpRequestMessage request,
        CancellationTokenSource? stop = null
    )
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            Cancellation,
            stop?.Token ?? Cancellation
        );
        var response = await Http.SendAsync(request, either.Token);
        var text = await response.Content.ReadAsStringAsync(either.Token);
        return new Answer(response.StatusCode, text, response);
    }

    internal static AuthenticationHeaderValue Basic(string user, string password = "") =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
