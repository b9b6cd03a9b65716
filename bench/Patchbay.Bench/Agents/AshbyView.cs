using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Patchbay.Bench.Agents;

/// <summary>The sandbox as Ashby's API shows it, read without the hub: what the tasks are about, and what became of them.</summary>
internal sealed class AshbyView(HttpClient http, Uri ashby, string key)
{
    public async Task<JsonElement> ReadAsync(string method, object? body = null) =>
        (await PageAsync(method, body ?? new { })).GetProperty("results");

    /// <summary>Every row of a list.</summary>
    public async Task<IReadOnlyList<JsonElement>> AllAsync(string method)
    {
        var rows = new List<JsonElement>();
        object body = new { };
        while (true)
        {
            var page = await PageAsync(method, body);
            rows.AddRange(page.GetProperty("results").EnumerateArray());
            if (
                !page.TryGetProperty("nextCursor", out var cursor)
                || cursor.ValueKind != JsonValueKind.String
            )
                return rows;
            body = new { cursor = cursor.GetString() };
        }
    }

    private async Task<JsonElement> PageAsync(string method, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(ashby, "/" + method))
        {
            Content = new StringContent(
                JsonSerializer.Serialize(body),
                Encoding.UTF8,
                "application/json"
            ),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes(key + ":"))
        );
        using var response = await http.SendAsync(request);
        var answer = JsonElement.Parse(await response.Content.ReadAsStringAsync());
        return answer.GetProperty("success").GetBoolean()
            ? answer
            : throw new InvalidOperationException($"{method}: {answer.GetRawText()}");
    }
}

internal static class Records
{
    /// <summary>The text of a field, or of a field inside it: <c>job.title</c>.</summary>
    public static string Text(this JsonElement record, string path) =>
        path.Split('.').Aggregate(record, (at, name) => at.GetProperty(name)).GetString()!;
}
