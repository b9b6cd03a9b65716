using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Patchbay.Bench.Tokens;

namespace Patchbay.Bench.Agents;

/// <summary>
/// What an agent and a hub's MCP endpoint say to each other in search_execute, with the tokens of what the model writes
/// (a tool's name and arguments) and of what it reads (the text of the answer).
/// </summary>
internal sealed class AgentTalk(HttpClient http, Uri hub, string key, string account)
{
    private readonly List<TalkStep> _steps = [];

    public IReadOnlyList<TalkStep> Steps => _steps;

    /// <summary>The action that the task needs, found by words; read once more by its id when its schema was not among the answers.</summary>
    public async Task<string> FindAsync(string query, string action)
    {
        var found = await CallAsync("search_actions", new { query });
        var hits = found.GetProperty("actions").EnumerateArray().ToList();
        var hit = hits.FirstOrDefault(hit => hit.GetProperty("action_id").GetString() == action);
        if (hit.ValueKind == JsonValueKind.Undefined)
            throw new TaskFailedException(
                $"\"{query}\" did not find {action}, but "
                    + string.Join(
                        ", ",
                        hits.Select(one => one.GetProperty("action_id").GetString())
                    )
            );
        if (!hit.TryGetProperty("input_schema", out _))
            await CallAsync("search_actions", new { query = action });
        return action;
    }

    /// <summary>The id of what has a name.</summary>
    public async Task<string> ResolveAsync(string text, string? kind = null, object? context = null)
    {
        var arguments = new Dictionary<string, object> { ["text"] = text };
        if (kind is not null)
            arguments["kind"] = kind;
        if (context is not null)
            arguments["context"] = context;
        var answer = await CallAsync("resolve", arguments);
        return answer.GetProperty("status").GetString() == "resolved"
            ? answer.GetProperty("id").GetString()!
            : throw new TaskFailedException($"{text}: {answer.GetRawText()}");
    }

    /// <summary>Runs an action; gives the tool's whole answer.</summary>
    public async Task<JsonElement> RunAsync(string action, object body, object? answer = null)
    {
        var arguments = new Dictionary<string, object> { ["action_id"] = action, ["body"] = body };
        if (answer is not null)
            arguments["answer"] = answer;
        return await CallAsync("execute_action", arguments);
    }

    /// <summary>The data of an action that was run.</summary>
    public async Task<JsonElement> ReadAsync(string action, object body, object? answer = null) =>
        (await RunAsync(action, body, answer)).GetProperty("result").GetProperty("data");

    /// <summary>The list of tools as it goes over the wire.</summary>
    public static async Task<string> ListAsync(
        HttpClient http,
        Uri hub,
        string key,
        string account,
        string query
    )
    {
        var result = await SendAsync(http, hub, key, account, query, "tools/list", new { });
        return result.GetProperty("tools").GetRawText();
    }

    private async Task<JsonElement> CallAsync(string tool, object arguments)
    {
        var name = $"ashby_{tool}";
        var said = JsonSerializer.Serialize(arguments, AgentJson.Options);
        var result = await SendAsync(
            http,
            hub,
            key,
            account,
            "tool-mode=search_execute",
            "tools/call",
            new { name, arguments }
        );
        var text = result.GetProperty("content")[0].GetProperty("text").GetString()!;
        _steps.Add(new(tool, O200k.Count(name) + O200k.Count(said), O200k.Count(text)));
        return result.TryGetProperty("isError", out var failed) && failed.GetBoolean()
            ? throw new TaskFailedException($"{said}: {text}")
            : JsonElement.Parse(text);
    }

    private static async Task<JsonElement> SendAsync(
        HttpClient http,
        Uri hub,
        string key,
        string account,
        string query,
        string method,
        object parameters
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(hub, $"/mcp?{query}"))
        {
            Content = new StringContent(
                JsonSerializer.Serialize(
                    new
                    {
                        jsonrpc = "2.0",
                        id = 1,
                        method,
                        @params = parameters,
                    },
                    AgentJson.Options
                ),
                Encoding.UTF8,
                "application/json"
            ),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes(key + ":"))
        );
        request.Headers.Add("x-account-id", account);
        request.Headers.Add("MCP-Protocol-Version", "2025-11-25");
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return
            response.IsSuccessStatusCode
            && JsonElement.Parse(text).TryGetProperty("result", out var result)
            ? result
            : throw new TaskFailedException($"{method}: {text}");
    }
}

/// <param name="Out">Tokens that the model writes.</param>
/// <param name="In">Tokens that it reads.</param>
internal sealed record TalkStep(string What, int Out, int In)
{
    public int Tokens => Out + In;
}

internal sealed class TaskFailedException(string message) : Exception(message);
