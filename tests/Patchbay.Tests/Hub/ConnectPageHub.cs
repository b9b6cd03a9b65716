using System.Net.Http.Headers;
using System.Text.Json;

namespace Patchbay.Tests.Hub;

/// <summary>What a person does with a link, in a browser without scripts.</summary>
internal static class ConnectPageHub
{
    public static Task<Answer> OpenLinkAsync(this TestHub hub, string token, string more = "") =>
        TestHub.SendAsync(hub.Request("GET", $"/connect/{Uri.EscapeDataString(token)}{more}"));

    /// <summary>Sends the page's form; null leaves the key's field empty.</summary>
    public static Task<Answer> SubmitLinkAsync(
        this TestHub hub,
        string token,
        string? key,
        string? fetchSite = null,
        string more = ""
    )
    {
        var request = hub.Request("POST", $"/connect/{Uri.EscapeDataString(token)}{more}");
        request.Content = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["apiKey"] = key ?? "" }
        );
        if (fetchSite is not null)
            request.Headers.Add("Sec-Fetch-Site", fetchSite);
        return TestHub.SendAsync(request);
    }

    /// <summary>Sends the form as the page's own script does; a line for each step, the last with what is shown then.</summary>
    public static async Task<IReadOnlyList<JsonElement>> WatchLinkAsync(
        this TestHub hub,
        string token,
        params (string Name, string Value)[] fields
    )
    {
        var request = hub.Request("POST", $"/connect/{token}");
        request.Headers.Add("Accept", "application/x-ndjson");
        request.Content = new FormUrlEncodedContent(
            fields.Select(field => KeyValuePair.Create(field.Name, field.Value))
        );
        var answer = (await TestHub.SendAsync(request)).IsOk();
        Assert.Equal(
            "application/x-ndjson",
            answer.Response.Content.Headers.ContentType?.MediaType
        );
        Assert.EndsWith("}\n", answer.Text);
        return [.. answer.Text.TrimEnd('\n').Split('\n').Select(line => JsonElement.Parse(line))];
    }

    public static Answer IsPage(this Answer answer, int status, string title)
    {
        Assert.Equal(status, (int)answer.Status);
        Assert.Equal(
            MediaTypeHeaderValue.Parse("text/html; charset=utf-8"),
            answer.Response.Content.Headers.ContentType
        );
        Assert.Equal(title, answer.Between("<h1>", "</h1>"));
        return answer;
    }

    /// <summary>The account that the confirmation speaks of.</summary>
    public static string Linked(this Answer answer)
    {
        var linked = answer.Between("data-linked=\"", "\"");
        Assert.StartsWith("acc_", linked);
        return linked;
    }

    /// <summary>The text between the first of these and what follows it; empty when it is not there.</summary>
    public static string Between(this Answer answer, string start, string end)
    {
        var after = answer.Text.Split(start, 2);
        return after.Length == 2 ? after[1].Split(end, 2)[0] : "";
    }
}
