using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Patchbay.AshbySandbox;

namespace Patchbay.Tests.Sandbox;

/// <summary>A sandbox with a clock that tests turn. Its answers are held against its contract.</summary>
internal sealed class RunningSandbox : IAsyncDisposable
{
    public const string AllPermissions = "sandbox-all-permissions";

    private RunningSandbox(AshbySandboxServer server, FakeTimeProvider clock)
    {
        Server = server;
        Clock = clock;
        Http = new HttpClient { BaseAddress = server.Address };
    }

    public AshbySandboxServer Server { get; }
    public FakeTimeProvider Clock { get; }
    public HttpClient Http { get; }

    public static async Task<RunningSandbox> StartAsync(
        int candidates = 25,
        int seed = 7,
        int incrementalPages = 1_000,
        Func<SandboxOptions, SandboxOptions>? change = null
    )
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 6, 1, 9, 0, 0, TimeSpan.Zero));
        var options = new SandboxOptions
        {
            CandidateCount = candidates,
            Seed = seed,
            Clock = clock,
            VerifyAnswers = true,
            IncrementalPages = incrementalPages,
        };
        return new RunningSandbox(
            await AshbySandboxServer.StartAsync(
                change?.Invoke(options) ?? options,
                ct: TestContext.Current.CancellationToken
            ),
            clock
        );
    }

    public Task<Reply> CallAsync(
        string method,
        object? body = null,
        string? key = AllPermissions
    ) =>
        SendAsync(
            method,
            new StringContent(
                body as string ?? JsonSerializer.Serialize(body ?? new { }),
                Encoding.UTF8,
                "application/json"
            ),
            key
        );

    public async Task<Reply> SendAsync(
        string method,
        HttpContent content,
        string? key = AllPermissions
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/" + method)
        {
            Content = content,
        };
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Basic",
                Convert.ToBase64String(Encoding.UTF8.GetBytes(key + ":"))
            );
        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Reply(response, (int)response.StatusCode, text);
    }

    /// <summary>The results of a call that must succeed.</summary>
    public async Task<JsonNode> ResultsAsync(string method, object? body = null)
    {
        var reply = await CallAsync(method, body);
        Assert.True(reply.Succeeded, $"{method}: {reply.Text}");
        return reply.Json["results"]!;
    }

    /// <summary>The error code of a call that must fail with HTTP 200.</summary>
    public async Task<string> ErrorAsync(string method, object? body = null)
    {
        var reply = await CallAsync(method, body);
        Assert.Equal(200, reply.Status);
        Assert.False(reply.Succeeded, $"{method} succeeded: {reply.Text}");
        return reply.ErrorCode;
    }

    /// <summary>The id of the first record of a list.</summary>
    public async Task<string> FirstIdAsync(string listMethod, object? body = null) =>
        (string)(await ResultsAsync(listMethod, body))[0]!["id"]!;

    /// <summary>Every page of a list, from the given place to the end.</summary>
    public async Task<List<Reply>> PagesAsync(
        string method,
        JsonObject? body = null,
        Func<Task>? between = null
    )
    {
        var request = body?.DeepClone().AsObject() ?? [];
        var pages = new List<Reply>();
        while (true)
        {
            var page = await CallAsync(method, request.ToJsonString());
            Assert.True(page.Succeeded, $"{method}: {page.Text}");
            pages.Add(page);
            if (!page.MoreDataAvailable)
                return pages;
            request["cursor"] = page.NextCursor;
            if (between is not null)
                await between();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
    }
}

internal sealed record Reply(HttpResponseMessage Response, int Status, string Text)
{
    public JsonObject Json => JsonNode.Parse(Text)!.AsObject();
    public bool Succeeded => (bool)Json["success"]!;
    public string ErrorCode => (string)Json["errorInfo"]!["code"]!;
    public string Message => (string)Json["errorInfo"]!["message"]!;
    public JsonArray Results => Json["results"]!.AsArray();
    public IEnumerable<string> Ids => Results.Select(record => (string)record!["id"]!);
    public string? NextCursor => (string?)Json["nextCursor"];
    public string? SyncToken => (string?)Json["syncToken"];
    public bool MoreDataAvailable => (bool)Json["moreDataAvailable"]!;
}
