using System.Text.Json;
using System.Text.Json.Nodes;

namespace Patchbay.ForeignClients.StackOneClient;

/// <summary>
/// The npm package @stackone/stackone-client-ts as published. Of what it calls only the address is ours, by the setting that
/// it has for that.
/// </summary>
internal sealed class StackOneTsClient(Uri hub, string key) : IAsyncDisposable
{
    private readonly NodeProcess _node = NodeProcess.Start(
        new Dictionary<string, string>
        {
            ["HUB_URL"] = hub.AbsoluteUri.TrimEnd('/'),
            ["HUB_KEY"] = key,
        },
        [
            NodeProcess.Ours("StackOneClient/client.mjs"),
            NodeProcess.Installed("@stackone/stackone-client-ts/index.js"),
        ]
    );

    /// <summary>What the package makes of a call that must go well, such as <c>accounts.getAccount</c>.</summary>
    public async Task<JsonObject> CallAsync(string method, object input) =>
        (await TryAsync(method, input)).Result;

    /// <summary>All pages, by the package's own paging.</summary>
    public async Task<IReadOnlyList<JsonObject>> PagesAsync(string method, object input) =>
        [
            .. (await AskAsync(method, input, all: true))
                .Node("result")
                .AsArray()
                .Select(page => page!.AsObject()),
        ];

    /// <summary>The error that the package throws.</summary>
    public async Task<ClientError> FailAsync(string method, object input)
    {
        var answer = await AskAsync(method, input, all: false, mayFail: true);
        Assert.True(answer["error"] is not null, $"{method} went well: {answer.ToJsonString()}");
        return answer["error"].Deserialize<ClientError>(JsonSerializerOptions.Web)!;
    }

    /// <summary>What the package makes of the call, and what went over the wire.</summary>
    public async Task<ClientAnswer> TryAsync(string method, object input)
    {
        var answer = await AskAsync(method, input, all: false);
        return new ClientAnswer(
            answer.Node("result").AsObject(),
            answer["wire"]!.AsArray()[^1].Deserialize<Exchange>(JsonSerializerOptions.Web)!
        );
    }

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    private async Task<JsonObject> AskAsync(
        string method,
        object input,
        bool all,
        bool mayFail = false
    )
    {
        var answer = await _node.AskAsync(
            new JsonObject
            {
                ["call"] = method,
                ["input"] = JsonSerializer.SerializeToNode(input, JsonSerializerOptions.Web),
                ["all"] = all,
            }
        );
        Assert.True(mayFail || answer["error"] is null, $"{method}: {answer.ToJsonString()}");
        return answer.AsObject();
    }
}

/// <param name="Result">What the package returned, with its own names.</param>
/// <param name="Wire">The last request and answer.</param>
internal sealed record ClientAnswer(JsonObject Result, Exchange Wire);

internal sealed record Exchange(
    string Method,
    Uri Url,
    IReadOnlyDictionary<string, string> Headers,
    int Status,
    string Text
)
{
    public JsonNode Body => JsonNode.Parse(Text)!;
}

/// <param name="Type">The class, such as <c>NotFoundResponse</c>.</param>
/// <param name="Data">What the class read of the answer.</param>
internal sealed record ClientError(
    string Type,
    int? Status,
    string Message,
    string Cause,
    JsonObject? Data
);
