namespace Patchbay.Engine.Tools;

/// <summary>How <see cref="OwnTools"/> are listed. Every word is paid for by each agent that connects: under 800 tokens in all.</summary>
internal static class OwnToolTexts
{
    public static string Of(string tool) =>
        tool switch
        {
            OwnTools.Search => Search,
            OwnTools.Execute => Execute,
            OwnTools.Resolve => Resolve,
            OwnTools.Feedback => Feedback,
            _ => throw new ArgumentOutOfRangeException(nameof(tool), tool, null),
        };

    private const string Search = """
        {
          "name": "%key%_search_actions",
          "title": "Search %name% actions",
          "description": "Finds the %name% actions that do what you want, said in your own words, with input schemas and examples for %key%_execute_action.",
          "inputSchema": {
            "type": "object",
            "properties": {
              "query": {"type": "string", "description": "What you want to do, or an action's id for its full schema."},
              "top_k": {"type": "integer", "minimum": 1, "maximum": 50, "default": 10},
              "session_id": {"type": "string"}
            },
            "required": ["query"]
          },
          "annotations": {"readOnlyHint": true, "openWorldHint": false}
        }
        """;

    private const string Execute = """
        {
          "name": "%key%_execute_action",
          "title": "Execute %name% action",
          "description": "Runs one %name% action. Its input goes into body, by the schema that %key%_search_actions gives. answer cuts a long result: fields to keep, limit of rows, max_tokens, count only.",
          "inputSchema": {
            "type": "object",
            "properties": {
              "account_id": "%account%",
              "action_id": {"type": "string"},
              "body": {"type": "object"},
              "path": {"type": "object"},
              "query": {"type": "object"},
              "headers": {"type": "object"},
              "answer": {
                "type": "object",
                "properties": {
                  "fields": {"type": "array", "items": {"type": "string"}},
                  "limit": {"type": "integer"},
                  "max_tokens": {"type": "integer"},
                  "count": {"type": "boolean"}
                }
              },
              "session_id": {"type": "string"}
            },
            "required": ["action_id"]
          },
          "annotations": {"readOnlyHint": false, "destructiveHint": true, "idempotentHint": false, "openWorldHint": true}
        }
        """;

    private const string Resolve = """
        {
          "name": "%key%_resolve",
          "title": "Resolve %name% names",
          "description": "Turns what people write (a candidate, job, stage, source, user, …) into %name% ids. Says when several match and how they differ.",
          "inputSchema": {
            "type": "object",
            "properties": {
              "account_id": "%account%",
              "text": {"type": "string"},
              "kind": {"type": "string", "description": "Such as candidate; guessed when left out."},
              "context": {"type": "object", "description": "Ids that narrow it, such as jobId."}
            },
            "required": ["text"]
          },
          "annotations": {"readOnlyHint": true, "openWorldHint": true}
        }
        """;

    private const string Feedback = """
        {
          "name": "stackone_submit_feedback",
          "title": "Submit feedback",
          "description": "Tells who runs this server how its tools worked.",
          "inputSchema": {
            "type": "object",
            "properties": {
              "rating": {"enum": ["positive", "negative", "neutral"]},
              "tool_names": {"type": "array", "items": {"type": "string"}},
              "feedback": {"type": "string"},
              "source": {"enum": ["model", "user", "system"]},
              "category": {"enum": ["search", "execute", "defender", "connection", "general"]},
              "session_id": {"type": "string"},
              "action_run_id": {"type": "string"}
            },
            "required": ["rating", "tool_names"]
          },
          "annotations": {"readOnlyHint": false, "destructiveHint": false, "openWorldHint": false}
        }
        """;
}
