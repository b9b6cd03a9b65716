using System.Net;
using System.Text.Json;

namespace Patchbay.Tests.Hub;

/// <summary>What a hub answered, read whole.</summary>
internal sealed record Answer(HttpStatusCode Status, string Text, HttpResponseMessage Response)
{
    public JsonElement Json => JsonElement.Parse(Text);

    public string? this[string name] =>
        Json.TryGetProperty(name, out var value)
            ? value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : value.GetRawText()
            : null;

    /// <summary>Holds an error against the one documented shape.</summary>
    public Answer IsError(int status, string code)
    {
        Assert.Equal(status, (int)Status);
        Assert.Equal(code, this["code"]);
        Assert.Equal(status, Json.GetProperty("statusCode").GetInt32());
        Assert.NotEmpty(this["message"]!);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", this["timestamp"]);
        Assert.Contains(this["retryable"], new[] { "true", "false" });
        Assert.Equal("no-store", Response.Headers.CacheControl?.ToString());
        Assert.Equal("application/json", Response.Content.Headers.ContentType?.MediaType);
        return this;
    }

    public Answer IsStatus(int status)
    {
        Assert.True(status == (int)Status, $"{Status}: {Text}");
        return this;
    }

    public Answer IsOk()
    {
        Assert.True(Status == HttpStatusCode.OK, $"{Status}: {Text}");
        return this;
    }
}
