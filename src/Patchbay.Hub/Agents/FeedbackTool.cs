using System.Text.Json;
using Patchbay.Engine.Execution;
using Patchbay.Engine.Tools;
using Patchbay.Hub.Feedback;
using Patchbay.Mcp;

namespace Patchbay.Hub.Agents;

/// <summary>Takes what an agent, or the person behind it, says of tools: StackOne's form.</summary>
internal sealed class FeedbackTool(IFeedback feedback)
{
    private static readonly string[] Ratings = ["positive", "negative", "neutral"];

    // Said beside the rating; each is kept with the words.
    private static readonly string[] Details =
    [
        "category",
        "source",
        "session_id",
        "action_run_id",
    ];

    public async Task<ToolAnswer> CallAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var faults = new List<InputFault>();
        var rating = call.Text("rating");
        if (rating is null || !Ratings.Contains(rating))
            faults.Add(new("$.rating", $"must be one of {string.Join(", ", Ratings)}"));
        var tools = Tools(call.Arguments, faults);
        var words = call.Text("feedback");
        if (words?.Length > ToolFeedback.LongestText)
            faults.Add(new("$.feedback", $"is longer than {ToolFeedback.LongestText} characters"));
        if (faults.Count > 0)
            return ToolFailure.Invalid(call.Name, faults);
        var details = Details
            .Select(name => (name, value: call.Text(name)))
            .Where(detail => detail.value is { Length: < 200 })
            .Select(detail => $"{detail.name}: {detail.value}");
        var kept = await feedback.KeepAsync(
            call.Endpoint.Caller.ProjectId,
            call.Endpoint.Accounts is [var only] ? only.Account.Id : null,
            string.Join("\n", [rating!, .. details, .. words is null ? [] : new[] { words }]),
            tools,
            call.Source.RequestId,
            cancellationToken
        );
        return new ToolAnswer(
            writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("message", "Feedback recorded");
                writer.WriteString("submitted_at", kept.SubmittedAt.UtcDateTime);
                writer.WriteString("session_id", call.Text("session_id"));
                writer.WriteEndObject();
            },
            "Feedback recorded"
        );
    }

    private static List<string> Tools(JsonElement arguments, List<InputFault> faults)
    {
        var names = new List<string>();
        if (!McpMessage.Has(arguments, "tool_names", JsonValueKind.Array, out var given))
            faults.Add(new("$.tool_names", "is required and must be a list"));
        else if (given.GetArrayLength() > ToolFeedback.MostTools)
            faults.Add(new("$.tool_names", $"names more than {ToolFeedback.MostTools}"));
        else
            foreach (var (index, name) in given.EnumerateArray().Index())
                if (
                    name.ValueKind == JsonValueKind.String
                    && name.GetString() is { Length: > 0 and <= 200 } text
                )
                    names.Add(text);
                else
                    faults.Add(
                        new($"$.tool_names[{index}]", "must be a name of up to 200 characters")
                    );
        return names;
    }
}
