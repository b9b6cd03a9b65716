using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Patchbay.Engine.Definitions;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Executions.Pages;

/// <summary>How an execution ended, exactly as the API would have answered, and made readable.</summary>
internal static class ShownAnswer
{
    private const int LongestBody = 200_000;

    public static async Task<TesterAnswer> OfAsync(
        ExecutionOutcome outcome,
        TimeSpan duration,
        JsonElement input,
        ActionDefinition action,
        HttpContext http
    )
    {
        var result = OutcomeResult.For(outcome);
        using var body = new MemoryStream();
        var answer = new DefaultHttpContext
        {
            RequestServices = http.RequestServices,
            TraceIdentifier = http.TraceIdentifier,
            RequestAborted = http.RequestAborted,
        };
        answer.Response.Body = body;
        await result.ExecuteAsync(answer);
        await answer.Response.BodyWriter.FlushAsync(http.RequestAborted);
        var text = Indented(body.ToArray());
        var error = result as ApiError;
        return new(
            answer.Response.StatusCode,
            ReasonPhrases.GetReasonPhrase(answer.Response.StatusCode),
            Math.Round(duration.TotalMilliseconds, 1),
            http.TraceIdentifier,
            [
                .. answer.Response.Headers.Select(header =>
                    KeyValuePair.Create(header.Key.ToLowerInvariant(), header.Value.ToString())
                ),
                KeyValuePair.Create("x-request-id", http.TraceIdentifier),
            ],
            text.Length > LongestBody ? text[..LongestBody] : text,
            Math.Max(0, text.Length - LongestBody),
            error?.Message,
            error?.Remedy,
            error?.Faults?.Select(fault => KeyValuePair.Create(fault.Path, fault.Message)).ToList()
                ?? [],
            action.IsPaged ? Next(input, outcome.Outcome?.Result?.NextCursor) : null
        );
    }

    private static string Indented(byte[] json) =>
        JsonSerializer.Serialize(JsonElement.Parse(json), TesterView.Indented);

    private static string? Next(JsonElement input, string? cursor)
    {
        if (cursor is null)
            return null;
        var next = JsonNode.Parse(input.GetRawText())!.AsObject();
        next["cursor"] = cursor;
        return next.ToJsonString(TesterView.Indented);
    }
}
