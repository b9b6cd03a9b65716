using System.Text.Json;

namespace Patchbay.Hub.Logs;

/// <summary>What was sent, as far as it was kept: without credentials, and a body only where the hub keeps bodies.</summary>
internal sealed record LogRequestAnswer(
    string Id,
    string Method,
    IReadOnlyDictionary<string, string> Headers,
    LogUrlAnswer Url,
    JsonElement? Body
)
{
    public static LogRequestAnswer From(RequestLog log) =>
        new(
            log.RequestId,
            log.Method,
            LogBody.NoHeaders,
            new(log.Url, new Uri(log.Url).Host, log.Path, LogBody.NoHeaders),
            LogBody.Read(log.RequestBody)
        );
}

internal sealed record LogUrlAnswer(
    string Url,
    string Hostname,
    string Path,
    IReadOnlyDictionary<string, string> QueryParams
);

internal sealed record LogResponseAnswer(
    int? StatusCode,
    IReadOnlyDictionary<string, string> Headers,
    JsonElement? Body
)
{
    public static LogResponseAnswer From(RequestLog log) =>
        new(log.Status, LogBody.NoHeaders, LogBody.Read(log.ResponseBody));
}

internal static class LogBody
{
    public static IReadOnlyDictionary<string, string> NoHeaders { get; } =
        new Dictionary<string, string>();

    public static JsonElement? Read(string? text) => text is null ? null : JsonElement.Parse(text);
}
