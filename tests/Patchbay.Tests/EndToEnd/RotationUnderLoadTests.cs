using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Patchbay.AshbySandbox;
using Patchbay.Tests.Hub;

namespace Patchbay.Tests.EndToEnd;

/// <summary>The vault's keys are renewed while customers' calls go on, and a killed hub goes on where it was.</summary>
[Collection(ProcessCollection.Name)]
public sealed class RotationUnderLoadTests : IAsyncLifetime
{
    private const int Accounts = 10_000;
    private const string AshbyKey = "sandbox-all-permissions";

    private readonly string _data = Directory.CreateTempSubdirectory("patchbay-rotation").FullName;
    private readonly byte[] _master = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<string, int> _answers = new();
    private readonly HttpClient _http = new();
    private AshbySandboxServer _ashby = null!;
    private ChildProcess? _hub;

    public async ValueTask InitializeAsync()
    {
        _ashby = await AshbySandboxServer.StartAsync(ct: Cancellation);
        await StartHubAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_hub is not null)
            await _hub.DisposeAsync();
        await _ashby.DisposeAsync();
        _http.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task Ten_thousand_accounts_are_sealed_anew_under_load_and_through_a_kill()
    {
        var rows = new ManyAccounts(_data, _master);
        var first = await LinkAsync();
        var accounts = await rows.CopyAsync(first, Accounts - 1);

        int left;
        await using (StartLoad(accounts))
        {
            Assert.Equal("running", Text(await CallAsync("POST", "vault/rotation"), "state"));
            left = await WaitUntilAsync(behind => behind is < Accounts * 3 / 4 and > 0);
        }
        await KillHubAsync();
        Assert.InRange(left, 1, Accounts * 3 / 4);
        // Neither key may have been lost: what is done is done, what is not is as it was.
        var halfway = await rows.OpenAllAsync(AshbyKey);
        Assert.InRange(halfway[1], 1, Accounts * 3 / 4);
        Assert.Equal(Accounts, halfway[1] + halfway[2]);

        await StartHubAsync();
        await using (StartLoad(accounts))
            Assert.Equal(0, await WaitUntilAsync(behind => behind == 0));
        await WaitUntilDoneAsync();

        Assert.Equal([new(2, Accounts)], await rows.OpenAllAsync(AshbyKey));
        Assert.Equal(["200"], _answers.Keys);
        Assert.True(_answers["200"] >= 100, $"only {_answers["200"]} executions");
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{_answers["200"]} executions while {Accounts} accounts were sealed anew; killed with {left} left."
        );
    }

    private async Task StartHubAsync()
    {
        _hub = ChildProcess.Program(
            "Patchbay.Hub.dll",
            new Dictionary<string, string>
            {
                ["PATCHBAY_DATA"] = _data,
                ["PATCHBAY_MASTER_KEY"] = Convert.ToBase64String(_master),
                ["PATCHBAY_BOOTSTRAP_KEY"] = TestHub.BootstrapKey,
                ["PATCHBAY_ASHBY_URL"] = _ashby.Address.AbsoluteUri,
                ["PATCHBAY_REQUESTS_PER_MINUTE"] = "0",
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
            },
            "--urls",
            "http://127.0.0.1:0"
        );
        const string greeting = "Patchbay listens on ";
        string? line;
        do
        {
            line = await _hub.Output.ReadLineAsync(Cancellation);
            Assert.True(line is not null, _hub.Errors);
        } while (!line.StartsWith(greeting, StringComparison.Ordinal));
        Address = new Uri(line[greeting.Length..].TrimEnd('/') + "/");
    }

    private Uri Address { get; set; } = null!;

    /// <summary>As a machine that loses its power: nothing is said goodbye to.</summary>
    private async Task KillHubAsync()
    {
        await _hub!.DisposeAsync();
        _hub = null;
    }

    private async Task<string> LinkAsync()
    {
        var session = await CallAsync(
            "POST",
            "connect_sessions",
            """{"origin_owner_id":"load","origin_owner_name":"Load","provider":"ashby"}"""
        );
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri(Address, "hub/accounts")
        );
        request.Headers.Add("x-hub-session-token", Text(session, "token"));
        request.Content = Json(TestHub.Credentials(AshbyKey));
        var answer = await SendAsync(request);
        return Text(answer, "id")!;
    }

    /// <summary>Executions, four at a time, until disposed; every answer is counted.</summary>
    private Load StartLoad(IReadOnlyList<string> accounts)
    {
        var stop = new CancellationTokenSource();
        var workers = Enumerable
            .Range(0, 4)
            .Select(worker =>
                Task.Run(
                    async () =>
                    {
                        var random = new Random(worker);
                        while (!stop.IsCancellationRequested)
                        {
                            using var request = Request(
                                "POST",
                                "actions/rpc",
                                """{"action":"ashby_list_candidates","body":{"limit":1}}"""
                            );
                            request.Headers.Add(
                                "x-account-id",
                                accounts[random.Next(accounts.Count)]
                            );
                            using var response = await _http.SendAsync(request, Cancellation);
                            var text = await response.Content.ReadAsStringAsync(Cancellation);
                            var outcome =
                                response.StatusCode == HttpStatusCode.OK
                                    ? "200"
                                    : $"{(int)response.StatusCode} {text}";
                            _answers.AddOrUpdate(outcome, 1, (_, count) => count + 1);
                        }
                    },
                    Cancellation
                )
            )
            .ToList();
        return new Load(stop, workers);
    }

    private async Task<int> WaitUntilAsync(Func<int, bool> isEnough)
    {
        while (true)
        {
            var status = await CallAsync("GET", "vault/rotation");
            var behind = status.GetProperty("secrets_behind").GetInt32();
            if (isEnough(behind))
                return behind;
            Assert.Equal("running", Text(status, "state"));
        }
    }

    private async Task WaitUntilDoneAsync()
    {
        while (Text(await CallAsync("GET", "vault/rotation"), "state") != "done") { }
    }

    private async Task<JsonElement> CallAsync(string method, string path, string? body = null)
    {
        using var request = Request(method, path, body);
        return await SendAsync(request);
    }

    private HttpRequestMessage Request(string method, string path, string? body)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Address, path));
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            TestHub.BootstrapKey
        );
        request.Content = body is null ? null : Json(body);
        return request;
    }

    private async Task<JsonElement> SendAsync(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request, Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}: {text}");
        return JsonElement.Parse(text);
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static string? Text(JsonElement answer, string name) =>
        answer.GetProperty(name).GetString();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private sealed class Load(CancellationTokenSource stop, IReadOnlyList<Task> workers)
        : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            await Task.WhenAll(workers);
            stop.Dispose();
        }
    }
}
