using System.Text.Json.Nodes;
using Patchbay.Tests.Contract;
using Patchbay.Tests.Sandbox;

namespace Patchbay.ForeignClients.AshbyMcp;

/// <summary>
/// ashby_call_api against one sandbox and plain HTTP against its twin in the same state: the package must hand on, unmangled,
/// what the twin answered.
/// </summary>
public sealed class EveryEndpointTests(EveryEndpointTests.Twins twins)
    : IClassFixture<EveryEndpointTests.Twins>
{
    public static TheoryData<string> Endpoints => [.. AshbyEndpoints.All];

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task A_call_arrives_and_its_answer_comes_back_whole(string method)
    {
        foreach (var full in new[] { false, true })
        {
            twins.Plain.Server.Reset();
            using var world = new World(twins.Plain.Server.Address);
            var body = await ValidRequest.MakeAsync(method, full, world);
            // Whatever had to be made for this call, the twin has it too.
            twins.Driven.Sandbox.Server.Restore(twins.Plain.Server.Save());

            var expected = await twins.Plain.CallAsync(method, body.ToJsonString());
            Assert.True(expected.Succeeded, expected.Text);
            var answer = await twins.Driven.Client.CallAsync(
                "ashby_call_api",
                new JsonObject { ["endpoint"] = method, ["params"] = body.DeepClone() }
            );

            var request = twins.Driven.Sandbox.Server.Requests[^1];
            Assert.Equal(method, request.Method);
            Assert.True(JsonNode.DeepEquals(body, JsonNode.Parse(request.Body)), request.Body);
            Assert.Equal(200, request.Status);
            Assert.Equal(
                Placeless(expected.Text, twins.Plain),
                Placeless(answer.Data!.ToJsonString(), twins.Driven.Sandbox)
            );
        }
    }

    private static string Placeless(string json, RunningSandbox sandbox) =>
        JsonNode
            .Parse(json)!
            .ToJsonString()
            .Replace(sandbox.Server.Address.Authority, "sandbox", StringComparison.Ordinal);

    public sealed class Twins : IAsyncLifetime
    {
        internal RunningSandbox Plain { get; private set; } = null!;
        internal DrivenSandbox Driven { get; } = new();

        public async ValueTask InitializeAsync()
        {
            Plain = await RunningSandbox.StartAsync(DrivenSandbox.Candidates);
            await Driven.InitializeAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await Driven.DisposeAsync();
            await Plain.DisposeAsync();
        }
    }
}
