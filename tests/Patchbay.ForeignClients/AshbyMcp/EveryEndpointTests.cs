using System.Text.Json.Nodes;
using Patchbay.ForeignClients.Support;
using Patchbay.Tests.Contract;
using Patchbay.Tests.Sandbox;

namespace Patchbay.ForeignClients.AshbyMcp;

/// <summary>
/// ashby_call_api against one sandbox and plain HTTP against its twin: the same seed and the same calls, so the package must
/// hand on, unmangled, what the twin answered.
/// </summary>
public sealed class EveryEndpointTests(EveryEndpointTests.Twins twins)
    : IClassFixture<EveryEndpointTests.Twins>
{
    // Reads of what no list shows: a handle stands in its candidate, an event in its schedule, and the others are told once.
    private static readonly string[] NotFoundByLists =
    [
        "file.info",
        "interviewBriefing.info",
        "notetakerTranscript.info",
        "webhook.info",
    ];

    public static TheoryData<string> Endpoints => [.. AshbyEndpoints.All];

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task A_call_arrives_and_its_answer_comes_back_whole(string method)
    {
        twins.Reset();
        var succeeded = false;
        foreach (var full in new[] { false, true })
        {
            var body = twins.Bodies.Make(method, full);
            var expected = await twins.Plain.CallAsync(method, body.ToJsonString());
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
            succeeded |= expected.Succeeded;
        }
        if (IsRead(method) && !NotFoundByLists.Contains(method))
            Assert.True(succeeded, "A read of what the sandbox lists goes well.");
    }

    private static bool IsRead(string method) =>
        AshbySpec.Permission(method)!.EndsWith("Read", StringComparison.Ordinal);

    private static string Placeless(string json, RunningSandbox sandbox) =>
        JsonNode
            .Parse(json)!
            .ToJsonString()
            .Replace(sandbox.Server.Address.Authority, "sandbox", StringComparison.Ordinal);

    public sealed class Twins : IAsyncLifetime
    {
        internal RunningSandbox Plain { get; private set; } = null!;
        internal DrivenSandbox Driven { get; } = new();
        internal Bodies Bodies { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Plain = await RunningSandbox.StartAsync(DrivenSandbox.Candidates);
            await Driven.InitializeAsync();
            Bodies = await Bodies.ForAsync(Plain);
        }

        public void Reset()
        {
            Plain.Server.Reset();
            Driven.Sandbox.Server.Reset();
        }

        public async ValueTask DisposeAsync()
        {
            await Driven.DisposeAsync();
            await Plain.DisposeAsync();
        }
    }
}
