using System.Text.Json;
using System.Text.RegularExpressions;

namespace Patchbay.Tests.Hub;

/// <summary>
/// A person's browser. It keeps cookies by itself: the tests call without TLS, and a cookie jar would hold secure ones back.
/// </summary>
internal sealed class Browser(TestHub hub)
{
    private readonly Dictionary<string, string> _cookies = [];

    /// <summary>The values of the cookies that it keeps.</summary>
    public IReadOnlyCollection<string> Cookies => _cookies.Values;

    /// <summary>The attributes that each cookie came with.</summary>
    public Dictionary<string, string> Attributes { get; } = [];

    public Authenticator Authenticator { get; } = new(hub.Address);

    public Task<Answer> SendAsync(string method, string path, string? body = null) =>
        SendAsync(hub.Request(method, path, body), content: null);

    private async Task<Answer> SendAsync(HttpRequestMessage request, HttpContent? content)
    {
        request.Content ??= content;
        if (_cookies.Count > 0)
            request.Headers.Add(
                "Cookie",
                string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"))
            );
        var answer = await TestHub.SendAsync(request);
        if (answer.Response.Headers.TryGetValues("Set-Cookie", out var set))
            foreach (var cookie in set)
                Keep(cookie);
        return answer;
    }

    /// <summary>A browser in which somebody with this role is signed in.</summary>
    public static async Task<Browser> OfAsync(TestHub hub, string role)
    {
        var invitation = await hub.CallAsync(
            "POST",
            "/people/invitations",
            $$"""{"email":"{{role}}-{{Guid.NewGuid():n}}@example.com","role":"{{role}}"}"""
        );
        Assert.Equal(201, (int)invitation.Status);
        var browser = new Browser(hub);
        var token = new Uri(invitation["invite_url"]!).Query["?token=".Length..];
        (await browser.AcceptAsync(token)).IsStatus(204);
        return browser;
    }

    /// <summary>Opens a page with a form on it, fills in these fields and sends it to this address.</summary>
    public async Task<Answer> PostFormAsync(
        string page,
        string action,
        params (string Name, string Value)[] fields
    )
    {
        var shown = await SendAsync("GET", page);
        var token = Regex.Match(
            shown.Text,
            "name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"",
            RegexOptions.None,
            TimeSpan.FromSeconds(1)
        );
        Assert.True(token.Success, $"{page} has no form: {shown.Text}");
        return await SendFormAsync(
            action,
            [.. fields, ("__RequestVerificationToken", token.Groups["token"].Value)]
        );
    }

    /// <summary>Sends a form that no page showed.</summary>
    public Task<Answer> SendFormAsync(string action, params (string Name, string Value)[] fields) =>
        SendAsync(
            hub.Request("POST", action),
            new FormUrlEncodedContent(
                fields.Select(field => KeyValuePair.Create(field.Name, field.Value))
            )
        );

    /// <summary>Opens an invitation's link and makes a passkey.</summary>
    public async Task<Answer> AcceptAsync(string token)
    {
        var options = await SendAsync(
            "POST",
            "/invite/passkey/options",
            $$"""{"token":"{{token}}"}"""
        );
        if (!options.Response.IsSuccessStatusCode)
            return options;
        return await SendAsync(
            "POST",
            "/invite/passkey",
            $$"""{"token":"{{token}}","credential":{{Authenticator.Create(options.Json)}}}"""
        );
    }

    public async Task<Answer> SignInAsync(bool wrongly = false)
    {
        var options = await SendAsync("POST", "/sign-in/passkey/options", "{}");
        return await SendAsync(
            "POST",
            "/sign-in/passkey",
            Authenticator.Sign(options.IsOk().Json, wrongly)
        );
    }

    /// <summary>The page that tells who is signed in; null when nobody is.</summary>
    public async Task<string?> AccountAsync()
    {
        var answer = await SendAsync("GET", "/account");
        if (answer.Response.IsSuccessStatusCode)
            return answer.Text;
        Assert.Equal(302, (int)answer.Status);
        Assert.StartsWith(
            "/sign-in",
            new Uri(hub.Address, answer.Response.Headers.Location!).PathAndQuery
        );
        return null;
    }

    private void Keep(string cookie)
    {
        var parts = cookie.Split(';', 2);
        var (name, value) = (parts[0].Split('=', 2)[0], parts[0].Split('=', 2)[1]);
        Attributes[name] = parts[1].Trim();
        if (value.Length == 0)
            _cookies.Remove(name);
        else
            _cookies[name] = value;
    }
}
