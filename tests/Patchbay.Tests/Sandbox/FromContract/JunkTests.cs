using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Patchbay.Tests.Contract;

namespace Patchbay.Tests.Sandbox.FromContract;

/// <summary>Whatever body comes, the answer is Ashby's, and what was written stays written.</summary>
public class JunkTests
{
    private const int Calls = 10_000;
    private const int Seed = 20_260_601;

    [Fact]
    public async Task Ten_thousand_broken_bodies_break_nothing_and_lose_no_write()
    {
        await using var sandbox = await RunningSandbox.StartAsync(candidates: 10);
        using var world = new World(sandbox.Server.Address);
        var junk = new JunkMaker(Seed, await ValidBodiesAsync(world));
        var written = new Dictionary<string, string>();
        var failures = new List<string>();
        var changes = sandbox.Server.Sandbox.State.Changes;
        for (var i = 0; i < Calls; i++)
        {
            if (i % 100 == 0)
                await WriteAsync(sandbox, written);
            var call = junk.Next();
            var before = changes.Last;
            var (content, key) = (call.Content(), KeyOf(i));
            var reply = await sandbox.SendAsync(call.Endpoint, content, key);
            if (key != RunningSandbox.AllPermissions)
                Assert.Equal(key is null ? 401 : 403, reply.Status);
            else if (!AnsweredInAshbysShape(reply))
                failures.Add($"{call}\n{reply.Status} {reply.Text}");
            else if (!reply.Succeeded && before != changes.Last)
                failures.Add($"{call} was refused and wrote: {reply.Text}");
        }

        Assert.True(failures.Count == 0, string.Join("\n\n", failures.Take(20)));
        Assert.Equal(Calls / 100, written.Count);
        foreach (var (id, name) in written)
        {
            var candidate = await sandbox.ResultsAsync("candidate.info", new { id });
            Assert.Equal(name, (string?)candidate["name"]);
            var notes = await sandbox.CallAsync("candidate.listNotes", new { candidateId = id });
            Assert.Equal(name, (string?)Assert.Single(notes.Results)!["content"]);
        }
    }

    [Theory]
    [InlineData(65)]
    [InlineData(100_000)]
    public async Task Nesting_beyond_64_levels_is_invalid_input(int depth)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var body = "{\"note\":" + new string('[', depth) + new string(']', depth) + "}";
        Assert.Equal("invalid_input", await sandbox.ErrorAsync("candidate.createNote", body));
    }

    [Theory]
    [InlineData("candidate.createNote", JunkCall.Json)]
    [InlineData("candidate.uploadResume", "multipart/form-data; boundary=x")]
    public async Task A_body_above_the_servers_limit_is_refused_with_413(
        string endpoint,
        string contentType
    )
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        // Asked first, so that the refusal comes before the body is on its way.
        sandbox.Http.DefaultRequestHeaders.ExpectContinue = true;
        using var body = new ByteArrayContent(new byte[31_000_000]);
        body.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        var reply = await sandbox.SendAsync(endpoint, body);
        Assert.Equal((int)HttpStatusCode.RequestEntityTooLarge, reply.Status);
        Assert.StartsWith("text/plain", reply.Response.Content.Headers.ContentType!.MediaType);
        Assert.NotEmpty(reply.Text);
    }

    private static async Task<List<(string Endpoint, JsonObject Body)>> ValidBodiesAsync(
        World world
    )
    {
        var bodies = new List<(string, JsonObject)>();
        foreach (var endpoint in AshbySpec.Served)
        foreach (var full in new[] { false, true })
            bodies.Add((endpoint, await ValidRequest.MakeAsync(endpoint, full, world)));
        return bodies;
    }

    // A real write between the junk.
    private static async Task WriteAsync(RunningSandbox sandbox, Dictionary<string, string> written)
    {
        var name = $"Witness {written.Count}";
        var made = await sandbox.ResultsAsync("candidate.create", new { name });
        var candidateId = (string)made["id"]!;
        await sandbox.ResultsAsync("candidate.createNote", new { candidateId, note = name });
        written.Add(candidateId, name);
    }

    // Some calls come without a key, or with a wrong one.
    private static string? KeyOf(int call) =>
        (call % 101) switch
        {
            0 => null,
            1 => "wrong",
            _ => RunningSandbox.AllPermissions,
        };

    private static bool AnsweredInAshbysShape(Reply reply) =>
        reply.Status is 200 or 429
        && reply.Json["success"] is JsonValue
        && (
            reply.Succeeded
                ? reply.Status == 200 && reply.Json.ContainsKey("results")
                : reply.ErrorCode.Length > 0
                    && reply.Message.Length > 0
                    && reply.Json["errors"] is JsonArray { Count: 1 }
        );
}
