using System.Net.Http.Headers;

namespace Patchbay.Tests.Hub;

/// <summary>What a person does with a link, in a browser without scripts.</summary>
internal static class LinkPageHub
{
    public static Task<Answer> OpenLinkAsync(this TestHub hub, string token, string more = "") =>
        TestHub.SendAsync(hub.Request("GET", $"/link?token={token}{more}"));

    /// <summary>Sends the page's form; null leaves the key's field empty.</summary>
    public static Task<Answer> SubmitLinkAsync(
        this TestHub hub,
        string token,
        string? key,
        string? fetchSite = null
    )
    {
        var request = hub.Request("POST", "/link");
        request.Content = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["token"] = token, ["apiKey"] = key ?? "" }
        );
        if (fetchSite is not null)
            request.Headers.Add("Sec-Fetch-Site", fetchSite);
        return TestHub.SendAsync(request);
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
