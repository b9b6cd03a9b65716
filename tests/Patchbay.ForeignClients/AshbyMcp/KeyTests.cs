using System.Text;
using System.Text.Json.Nodes;
using Patchbay.Tests.Contract;
using Patchbay.Tests.Sandbox;

namespace Patchbay.ForeignClients.AshbyMcp;

public sealed class KeyTests(KeyTests.KeyWithoutPermissions refused)
    : IClassFixture<KeyTests.KeyWithoutPermissions>
{
    private const StringComparison Exactly = StringComparison.Ordinal;

    [Fact]
    public async Task A_key_without_permissions_is_told_which_one_it_lacks()
    {
        var named = 0;
        foreach (var method in AshbyEndpoints.All)
        {
            var answer = await refused.CallAsync(method);

            Assert.Null(answer.Data);
            Assert.Contains("(code: missing_endpoint_permission)", answer.Summary, Exactly);
            // The package brings a list of its own: what it names must be what the endpoint asks for.
            if (!answer.Summary.Contains($"{method} requires the ", Exactly))
                continue;
            named++;
            Assert.Contains(
                $"{method} requires the {AshbySpec.Permission(method)} permission",
                answer.Summary,
                Exactly
            );
        }
        Assert.Equal(23, named);
    }

    [Fact]
    public async Task A_wrong_key_is_refused_and_shown_nowhere()
    {
        const string Wrong = "a-key-that-nobody-made-in-the-sandbox";
        await using var client = await AshbyMcpClient.StartAsync(refused.Address, Wrong);

        var answer = await client.CallAsync("ashby_list_jobs", []);

        Assert.Null(answer.Data);
        Assert.StartsWith("Ashby API error: HTTP 403: Forbidden", answer.Summary, Exactly);
        foreach (var output in new[] { answer.Summary, client.Errors })
        {
            Assert.DoesNotContain(Wrong, output, Exactly);
            Assert.DoesNotContain(
                Convert.ToBase64String(Encoding.UTF8.GetBytes(Wrong + ":")),
                output,
                Exactly
            );
        }
    }

    public sealed class KeyWithoutPermissions : IAsyncLifetime
    {
        private RunningSandbox _sandbox = null!;
        private AshbyMcpClient _client = null!;

        public Uri Address => _sandbox.Server.Address;

        public async ValueTask InitializeAsync()
        {
            _sandbox = await RunningSandbox.StartAsync();
            var key = _sandbox.Server.AddKey("Nothing");
            _client = await AshbyMcpClient.StartAsync(Address, key.Secret);
        }

        internal Task<ToolAnswer> CallAsync(string method) =>
            _client.CallAsync("ashby_call_api", new JsonObject { ["endpoint"] = method });

        public async ValueTask DisposeAsync()
        {
            await _client.DisposeAsync();
            await _sandbox.DisposeAsync();
        }
    }
}
