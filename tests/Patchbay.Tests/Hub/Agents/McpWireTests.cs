using System.Text.Json;

namespace Patchbay.Tests.Hub.Agents;

/// <summary>The MCP endpoint, message by message.</summary>
public sealed class McpWireTests(TestHub hub) : IClassFixture<TestHub>
{
    private const string List = """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""";

    [Fact]
    public async Task A_list_without_a_handshake_is_answered()
    {
        var answer = await PostAsync(List);
        var message = Message(answer.IsOk());
        Assert.Equal(1, message.GetProperty("id").GetInt32());
        Assert.True(message.GetProperty("result").GetProperty("tools").GetArrayLength() > 130);
        Assert.Equal(["tools"], Names(message.GetProperty("result")));
    }

    [Fact]
    public async Task A_call_answers_in_text_and_structured_without_escaped_quotes()
    {
        var answer = await PostAsync(Call("ashby_list_candidates", """{"body":{"limit":1}}"""));
        var result = Message(answer.IsOk()).GetProperty("result");
        Assert.Equal(["content", "structuredContent", "isError"], Names(result));
        var text = result.GetProperty("content")[0].GetProperty("text").GetString()!;
        Assert.Equal(result.GetProperty("structuredContent").GetRawText(), text);
        Assert.DoesNotContain("\\u0022", answer.Text);
    }

    [Theory]
    [InlineData("{not json", -32700, 400)]
    [InlineData("", -32700, 400)]
    [InlineData("[]", -32600, 400)]
    [InlineData("""[{"jsonrpc":"2.0","id":1,"method":"tools/list"}]""", -32600, 400)]
    [InlineData("5", -32600, 400)]
    [InlineData("{}", -32600, 400)]
    [InlineData("""{"jsonrpc":"1.0","id":1,"method":"tools/list"}""", -32600, 400)]
    [InlineData("""{"jsonrpc":"2.0","id":null,"method":"tools/list"}""", -32600, 400)]
    [InlineData("""{"jsonrpc":"2.0","id":{},"method":"tools/list"}""", -32600, 400)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/list","params":[]}""", -32602, 200)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call"}""", -32602, 200)]
    [InlineData(
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":5}}""",
        -32602,
        200
    )]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"nothing/here"}""", -32601, 200)]
    public async Task What_is_no_message_is_an_error_of_JSON_RPC(
        string message,
        int code,
        int status
    )
    {
        var answer = await PostAsync(message);
        Assert.True(status == (int)answer.Status, $"{answer.Status}: {answer.Text}");
        var error = Message(answer).GetProperty("error");
        Assert.True(code == error.GetProperty("code").GetInt32(), answer.Text);
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
    }

    [Fact]
    public async Task A_notification_is_taken_without_an_answer()
    {
        var answer = await PostAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");
        Assert.Equal(202, (int)answer.Status);
        Assert.Empty(answer.Text);
    }

    [Fact]
    public async Task A_client_must_take_both_kinds_of_answer()
    {
        var answer = await PostAsync(
            List,
            request =>
            {
                request.Headers.Accept.Clear();
                request.Headers.Accept.ParseAdd("application/json");
            }
        );
        Assert.Equal(406, (int)answer.Status);
    }

    [Theory]
    [InlineData("evil.example", null)]
    [InlineData("evil.example:80", null)]
    [InlineData(null, "https://evil.example")]
    [InlineData(null, "null")]
    [InlineData(null, "http://192.0.2.1")]
    public async Task Foreign_hosts_and_origins_are_refused(string? host, string? origin)
    {
        var answer = await PostAsync(List, request => From(request, host, origin));
        Assert.Equal(403, (int)answer.Status);
        Assert.Equal(-32000, Message(answer).GetProperty("error").GetProperty("code").GetInt32());
    }

    [Theory]
    [InlineData("localhost", null)]
    [InlineData("LOCALHOST:1234", null)]
    [InlineData("[::1]", null)]
    [InlineData("192.168.1.5:5080", null)]
    [InlineData(null, "http://localhost:6274")]
    [InlineData(null, "http://127.0.0.1")]
    public async Task Own_hosts_and_origins_may_call(string? host, string? origin) =>
        (await PostAsync(List, request => From(request, host, origin))).IsOk();

    private static void From(HttpRequestMessage request, string? host, string? origin)
    {
        if (host is not null)
            request.Headers.Host = host;
        if (origin is not null)
            request.Headers.Add("Origin", origin);
    }

    private static string Call(string tool, string arguments) =>
        $$$"""{"jsonrpc":"2.0","id":"a","method":"tools/call","params":{"name":"{{{tool}}}","arguments":{{{arguments}}}}}""";

    private async Task<Answer> PostAsync(
        string message,
        Action<HttpRequestMessage>? change = null
    ) => await hub.PostMcpAsync(message, await hub.LinkAsync("acme"), change: change);

    private static IEnumerable<string> Names(JsonElement parent) =>
        parent.EnumerateObject().Select(member => member.Name);

    /// <summary>The one message of an answer, in either form.</summary>
    private static JsonElement Message(Answer answer) =>
        JsonElement.Parse(
            answer
                .Text.Split('\n')
                .FirstOrDefault(line => line.StartsWith("data: ", StringComparison.Ordinal))
                ?[6..]
                ?? answer.Text
        );
}
