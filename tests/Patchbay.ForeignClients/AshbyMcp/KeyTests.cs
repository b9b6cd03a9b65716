using System.Text;
using System.Text.Json.Nodes;
using Patchbay.ForeignClients.Support;
using Patchbay.Tests.Contract;
using Patchbay.Tests.Sandbox;

namespace Patchbay.ForeignClients.AshbyMcp;

public sealed class KeyTests(KeyTests.KeyWithoutPermissions refused)
    : IClassFixture<KeyTests.KeyWithoutPermissions>
{
    // What the package itself believes, by endpoint; the rest of the refusals name no permission.
    private const string Advice = " requires the ";

    public static TheoryData<string> Endpoints => [.. AshbyEndpoints.All];

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task A_key_without_permission_is_told_so_and_by_the_same_name(string method)
    {
        var answer = await refused.CallAsync(method);

        Assert.Null(answer.Data);
        Assert.Contains(
            "(code: missing_endpoint_permission)",
            answer.Summary,
            StringComparison.Ordinal
        );
        if (answer.Summary.Contains(Advice, StringComparison.Ordinal))
            Assert.Contains(
                $"{method}{Advice}{AshbySpec.Permission(method)} permission",
                answer.Summary,
                StringComparison.Ordinal
            );
    }

    [Fact]
    public async Task The_package_knows_the_permission_of_23_endpoints()
    {
        var named = 0;
        foreach (var method in AshbyEndpoints.All)
            if (
                (await refused.CallAsync(method)).Summary.Contains(
                    Advice + AshbySpec.Permission(method),
                    StringComparison.Ordinal
                )
            )
                named++;

        Assert.Equal(23, named);
    }

    [Fact]
    public async Task A_wrong_key_is_refused_and_shown_nowhere()
    {
        const string Wrong = "a-key-that-nobody-made-in-the-sandbox";
        await using var client = await AshbyMcpClient.StartAsync(refused.Address, Wrong);

        var answer = await client.CallAsync("ashby_list_jobs", []);

        Assert.Null(answer.Data);
        Assert.StartsWith(
            "Ashby API error: HTTP 403: Forbidden",
            answer.Summary,
            StringComparison.Ordinal
        );
        foreach (var output in new[] { answer.Summary, client.Errors })
        {
            Assert.DoesNotContain(Wrong, output, StringComparison.Ordinal);
            Assert.DoesNotContain(
                Convert.ToBase64String(Encoding.UTF8.GetBytes(Wrong + ":")),
                output,
                StringComparison.Ordinal
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
