using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Executions;

/// <summary>What the provider answered. Its status is told, never answered with: the call itself went well.</summary>
/// <param name="Data">JSON as it is, anything else as text.</param>
internal sealed record ProxyAnswer(
    int Status,
    IReadOnlyDictionary<string, string> Headers,
    JsonNode? Data,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        IReadOnlyList<ProxyAnswer.Error>? ProviderErrors
)
{
    private static readonly FrozenSet<string> SafeHeaders = new[]
    {
        "content-language",
        "content-type",
        "date",
        "etag",
        "last-modified",
        "link",
        "retry-after",
        "x-request-id",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static ProxyAnswer From(
        HttpResponseMessage response,
        string text,
        string requestIdHeader,
        string key
    )
    {
        // A provider may quote the key it was sent.
        text = Without(text, key);
        var headers = response
            .Headers.Concat(response.Content.Headers)
            .Where(header => IsSafe(header.Key, requestIdHeader))
            .ToDictionary(
                header => header.Key.ToLowerInvariant(),
                header => Without(string.Join(", ", header.Value), key)
            );
        var data = Parse(text);
        var status = (int)response.StatusCode;
        return new(
            status,
            headers,
            data,
            status < 400
                ? null
                :
                [
                    new(
                        status,
                        response.RequestMessage!.RequestUri!.GetLeftPart(UriPartial.Path),
                        data as JsonObject ?? new JsonObject { ["text"] = data?.DeepClone() },
                        headers
                    ),
                ]
        );
    }

    private static bool IsSafe(string header, string requestIdHeader) =>
        SafeHeaders.Contains(header)
        || header.Equals(requestIdHeader, StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("x-ratelimit-", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("ratelimit", StringComparison.OrdinalIgnoreCase);

    private static JsonNode? Parse(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }

    private static string Without(string text, string key) =>
        text.Replace(key, "[key]", StringComparison.Ordinal);

    internal sealed record Error(
        int Status,
        string Url,
        JsonNode Raw,
        IReadOnlyDictionary<string, string> Headers
    );
}
