using System.Text.Json;
using Patchbay.AshbySandbox;

namespace Patchbay.Tests.Sandbox;

public class FaultTests
{
    private static readonly object Ada = new { name = "Ada Faulty" };

    [Fact]
    public async Task Status429_says_when_to_come_back_and_changes_nothing()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        sandbox.Server.FailNext(
            "candidate.create",
            SandboxFault.Status429(TimeSpan.FromMilliseconds(1_500))
        );
        var reply = await sandbox.CallAsync("candidate.create", Ada);
        Assert.Equal(429, reply.Status);
        Assert.Equal(TimeSpan.FromSeconds(2), reply.Response.Headers.RetryAfter!.Delta);
        Assert.Equal("rate_limit_exceeded", reply.ErrorCode);
        Assert.Equal(0, await MadeAsync(sandbox));
    }

    [Fact]
    public async Task Status500_comes_in_the_envelope_and_changes_nothing()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        sandbox.Server.FailNext("candidate.create", SandboxFault.Status500);
        var reply = await sandbox.CallAsync("candidate.create", Ada);
        Assert.Equal(500, reply.Status);
        Assert.Equal("generic_internal_error", reply.ErrorCode);
        Assert.Equal(0, await MadeAsync(sandbox));
    }

    [Fact]
    public async Task Html502_is_a_gateways_page_and_changes_nothing()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        sandbox.Server.FailNext("candidate.create", SandboxFault.Html502);
        var reply = await sandbox.CallAsync("candidate.create", Ada);
        Assert.Equal(502, reply.Status);
        Assert.Equal("text/html", reply.Response.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("<html>", reply.Text, StringComparison.Ordinal);
        Assert.Equal(0, await MadeAsync(sandbox));
    }

    [Fact]
    public async Task CloseBeforeAnswer_resets_the_connection_and_changes_nothing()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        sandbox.Server.FailNext("candidate.create", SandboxFault.CloseBeforeAnswer);
        await Assert.ThrowsAsync<HttpRequestException>(() =>
            sandbox.CallAsync("candidate.create", Ada)
        );
        Assert.Equal(0, await MadeAsync(sandbox));
        Assert.Equal(0, sandbox.Server.Requests[0].Status);
    }

    [Fact]
    public async Task CloseAfterCommit_resets_the_connection_and_the_candidate_is_there()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        sandbox.Server.FailNext("candidate.create", SandboxFault.CloseAfterCommit);
        await Assert.ThrowsAsync<HttpRequestException>(() =>
            sandbox.CallAsync("candidate.create", Ada)
        );
        Assert.Equal(1, await MadeAsync(sandbox));
        Assert.Equal("CloseAfterCommit", sandbox.Server.Requests[0].ErrorCode);
    }

    [Fact]
    public async Task EmptyBody_is_a_200_with_nothing_in_it_after_the_change()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        sandbox.Server.FailNext("candidate.create", SandboxFault.EmptyBody);
        var reply = await sandbox.CallAsync("candidate.create", Ada);
        Assert.Equal(200, reply.Status);
        Assert.Equal("", reply.Text);
        Assert.Equal(1, await MadeAsync(sandbox));
    }

    [Fact]
    public async Task TruncatedJson_is_a_200_that_no_parser_takes_after_the_change()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        sandbox.Server.FailNext("candidate.create", SandboxFault.TruncatedJson);
        var reply = await sandbox.CallAsync("candidate.create", Ada);
        Assert.Equal(200, reply.Status);
        Assert.StartsWith("{\"success\":true", reply.Text, StringComparison.Ordinal);
        Assert.ThrowsAny<JsonException>(() => reply.Json);
        Assert.Equal(1, await MadeAsync(sandbox));
    }

    [Fact]
    public async Task HugeBody_is_a_success_of_this_many_bytes()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        sandbox.Server.FailNext("candidate.list", SandboxFault.HugeBody(1_000_000));
        var reply = await sandbox.CallAsync("candidate.list");
        Assert.True(reply.Succeeded);
        Assert.Equal(1_000_000, ((string)reply.Json["results"]!).Length);
    }

    [Fact]
    public async Task Delay_answers_when_the_clock_has_gone_on()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        sandbox.Server.FailNext("candidate.create", SandboxFault.Delay(TimeSpan.FromSeconds(30)));
        var waiting = sandbox.CallAsync("candidate.create", Ada);
        // Later calls overtake it: it has not taken effect.
        Assert.Equal(0, await MadeAsync(sandbox));
        Assert.False(waiting.IsCompleted);
        // Its timer may not be set yet when the clock is first turned.
        while (!waiting.IsCompleted)
        {
            sandbox.Clock.Advance(TimeSpan.FromSeconds(30));
            await Task.Yield();
        }
        Assert.True((await waiting).Succeeded);
        Assert.Equal(1, await MadeAsync(sandbox));
    }

    [Fact]
    public async Task Slow_body_sends_the_true_answer_bit_by_bit()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var truth = (await sandbox.CallAsync("job.list")).Json["results"]!.ToJsonString();
        sandbox.Server.FailNext("job.list", SandboxFault.SlowBody(TimeSpan.FromSeconds(50)));
        var waiting = sandbox.CallAsync("job.list");
        var turned = TimeSpan.Zero;
        while (!waiting.IsCompleted)
        {
            sandbox.Clock.Advance(TimeSpan.FromSeconds(5));
            turned += TimeSpan.FromSeconds(5);
            await Task.Yield();
        }
        Assert.True(turned >= TimeSpan.FromSeconds(50), $"after {turned}");
        Assert.Equal(truth, (await waiting).Json["results"]!.ToJsonString());
    }

    [Fact]
    public async Task A_fault_meets_as_many_calls_of_its_method_as_ordered_and_no_other()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        sandbox.Server.FailNext("candidate.list", SandboxFault.Status500, times: 2);
        sandbox.Server.FailNext("candidate.list", SandboxFault.Html502);
        Assert.Equal(200, (await sandbox.CallAsync("job.list")).Status);
        var statuses = new List<int>();
        for (var call = 0; call < 4; call++)
            statuses.Add((await sandbox.CallAsync("candidate.list")).Status);
        Assert.Equal([500, 500, 502, 200], statuses);
    }

    private static async Task<int> MadeAsync(RunningSandbox sandbox) =>
        (await sandbox.CallAsync("candidate.search", new { name = "Ada Faulty" })).Ids.Count();
}
