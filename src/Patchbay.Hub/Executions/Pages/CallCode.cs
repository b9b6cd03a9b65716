using System.Text.Json;
using System.Text.Json.Nodes;

namespace Patchbay.Hub.Executions.Pages;

/// <summary>One call as code to paste, in several languages. The key is always a variable of the environment.</summary>
internal sealed class CallCode
{
    private const int LongestText = 400;

    private readonly Uri _hub;
    private readonly string _account;
    private readonly string _action;
    private readonly JsonNode _input;

    public CallCode(Uri hub, string account, string action, JsonElement input)
    {
        (_hub, _account, _action) = (hub, account, action);
        _input = Shortened(
            input.ValueKind == JsonValueKind.Object
                ? JsonNode.Parse(input.GetRawText())!
                : new JsonObject()
        )!;
    }

    public IReadOnlyList<TesterCode> All =>
        [
            new("curl", Curl()),
            new("C#", CSharp()),
            new("TypeScript", TypeScript()),
            new("MCP", Mcp()),
        ];

    private string Curl() =>
        $"""
            curl -u "$PATCHBAY_KEY:" {_hub}actions/rpc \
              -H "x-account-id: {_account}" \
              -H "content-type: application/json" \
              -d {Quoted(new JsonObject { ["action"] = _action, ["body"] = _input.DeepClone() })}
            """;

    private string CSharp()
    {
        var json = Indented(_input);
        var quotes = "\"\"\"";
        while (json.Contains(quotes, StringComparison.Ordinal))
            quotes += "\"";
        return $"""
                using System.Text.Json;
                using Patchbay.Client;

                using var hub = new PatchbayClient(
                    new Uri("{_hub}"),
                    Environment.GetEnvironmentVariable("PATCHBAY_KEY")!
                );
                var input = JsonElement.Parse({quotes}
                """
            + $"\n{json}\n{quotes});\n"
            + $"""
                var answer = await hub.RunAsync("{_account}", "{_action}", input);
                Console.WriteLine(answer.Succeeded ? answer.Value.Data.ToString() : answer.Error.Message);
                """;
    }

    private string TypeScript() =>
        $$"""
            import { StackOne } from "@stackone/stackone-client-ts";

            const hub = new StackOne({
              serverURL: "{{_hub.AbsoluteUri.TrimEnd('/')}}",
              security: { username: process.env.PATCHBAY_KEY ?? "", password: "" },
            });
            const answer = await hub.actions.rpcAction({
              action: "{{_action}}",
              headers: { "x-account-id": "{{_account}}" },
              body: {{Indented(_input).ReplaceLineEndings("\n  ")}},
            });
            console.log(answer);
            """;

    private string Mcp() =>
        $"""
            curl -u "$PATCHBAY_KEY:" {_hub}mcp \
              -H "x-account-id: {_account}" \
              -H "content-type: application/json" \
              -H "accept: application/json, text/event-stream" \
              -d {Quoted(new JsonObject
            {
                ["jsonrpc"] = "2.0",
                ["id"] = 1,
                ["method"] = "tools/call",
                ["params"] = new JsonObject
                {
                    ["name"] = _action,
                    ["arguments"] = _input.DeepClone(),
                },
            })}
            """;

    /// <summary>As one word of a shell.</summary>
    private static string Quoted(JsonNode json) =>
        $"'{json.ToJsonString(Plain).Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static string Indented(JsonNode json) => json.ToJsonString(TesterView.Indented);

    private static JsonSerializerOptions Plain { get; } =
        new() { Encoder = TesterView.Indented.Encoder };

    /// <summary>A file's bytes are no code to read: a word says what belongs there.</summary>
    private static JsonNode? Shortened(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                return new JsonObject(
                    members.Select(member =>
                        KeyValuePair.Create(member.Key, Shortened(member.Value))
                    )
                );
            case JsonArray items:
                return new JsonArray([.. items.Select(Shortened)]);
            case JsonValue value
                when value.GetValueKind() == JsonValueKind.String
                    && value.GetValue<string>() is { Length: > LongestText } text:
                return JsonValue.Create($"({text.Length} characters, left out here)");
            default:
                return node?.DeepClone();
        }
    }
}
