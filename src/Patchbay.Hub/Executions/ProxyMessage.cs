using System.Collections.Frozen;
using System.Text.Json;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Executions;

/// <summary>What POST /unified/proxy was asked for, apart from where to.</summary>
internal sealed record ProxyMessage(
    HttpMethod Method,
    IReadOnlyDictionary<string, string> Headers,
    JsonElement? Body
)
{
    /// <summary>Nothing that says who calls, where to, or how long a body is: those are the hub's to say.</summary>
    private static readonly FrozenSet<string> AllowedHeaders = new[]
    {
        "accept",
        "accept-language",
        "content-type",
        "idempotency-key",
        "if-match",
        "if-modified-since",
        "if-none-match",
        "prefer",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, HttpMethod> Methods = new[]
    {
        HttpMethod.Get,
        HttpMethod.Post,
        HttpMethod.Put,
        HttpMethod.Patch,
        HttpMethod.Delete,
    }.ToFrozenDictionary(method => method.Method, StringComparer.OrdinalIgnoreCase);

    public static (ProxyMessage? Message, ApiError? Fault) Read(ProxyCall.Request request)
    {
        var faults = new List<ApiFault>();
        if (!Methods.TryGetValue(request.Method ?? "get", out var method))
            faults.Add(new("$.method", "must be get, post, put, patch or delete"));
        var body = request.Body is { ValueKind: not JsonValueKind.Null } given
            ? given
            : (JsonElement?)null;
        if (body is not null && method == HttpMethod.Get)
            faults.Add(new("$.body", "does not go along with get"));
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in Members(request.Headers))
        {
            if (CallHeaders.IsOne(name))
                continue;
            var at = $"$.headers.{name}";
            var text =
                value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
            if (!AllowedHeaders.Contains(name))
                faults.Add(new(at, "is not passed on"));
            else if (text.AsSpan().IndexOfAnyExceptInRange(' ', '~') >= 0)
                faults.Add(new(at, "must be printable ASCII"));
            else if (IsContentType(name) && !IsJson(text))
                faults.Add(new(at, "must be application/json, as the body is"));
            else if (!IsContentType(name))
                headers[name] = text;
        }
        return faults.Count == 0
            ? (new(method!, headers, body), null)
            : (
                null,
                ApiError.Invalid(
                    string.Join("; ", faults.Select(fault => $"{fault.Path}: {fault.Message}"))
                        + ".",
                    faults
                ) with
                {
                    Remedy =
                        $"Headers that are passed on: {string.Join(", ", AllowedHeaders.Order())}.",
                }
            );
    }

    private static IEnumerable<(string Name, JsonElement Value)> Members(JsonElement? headers) =>
        headers is { ValueKind: JsonValueKind.Object } given
            ? given.EnumerateObject().Select(member => (member.Name, member.Value))
            : [];

    private static bool IsContentType(string name) =>
        name.Equals("content-type", StringComparison.OrdinalIgnoreCase);

    private static bool IsJson(string type) =>
        type.Split(';')[0].Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase);
}
