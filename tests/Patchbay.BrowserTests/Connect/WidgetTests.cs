namespace Patchbay.BrowserTests.Connect;

/// <summary>The widget in pages of another origin, under a strict policy.</summary>
public sealed class WidgetTests(LinkingSite linking) : IClassFixture<LinkingSite>
{
    private readonly Site _site = linking.Site;

    [Theory]
    [InlineData("plain.js")]
    [InlineData("react.jsx")]
    [InlineData("vue.js")]
    public async Task It_links_and_tells_the_page_around_it_and_nothing_secret(string script)
    {
        await using var host = await HostSite.StartAsync(_site.Address, script);
        var token = await _site.Hub.CreateSessionAsync($"embedded-{script}");
        var wrong = "not-a-key-of-anybody";
        var key = _site.Hub.AddKeyWithout();
        await using var view = await _site.OpenAsync(host.Page(token));
        await HearAsync(view);
        var hub = view.Page.FrameLocator("patchbay-hub iframe");
        await hub.GetByLabel(ConnectSite.Field).FillAsync(wrong);
        await hub.GetByRole(AriaRole.Button, new() { Name = "Connect" }).ClickAsync();
        await Assertions
            .Expect(hub.GetByText("Ashby does not accept this key."))
            .ToBeVisibleAsync();
        await hub.GetByLabel(ConnectSite.Field).FillAsync(key.Secret);
        await hub.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Assertions
            .Expect(hub.GetByRole(AriaRole.Heading, new() { Name = "Ashby is linked" }))
            .ToBeVisibleAsync();
        await FitsAsync(view);
        await view.CheckAsync($"widget-{script.Split('.')[0]}");
        var accounts = await _site.Hub.CallAsync(
            "GET",
            $"/accounts?origin_owner_id=embedded-{script}"
        );
        var id = accounts.IsOk().Json[0].GetProperty("id").GetString();

        await hub.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await view.Page.WaitForFunctionAsync("told.at(-1)[0] === 'close'");
        Assert.Equal(
            $$"""[["error",{"code":"key_rejected","message":"Ashby does not accept this key."}],["success",{"id":"{{id}}","provider":"ashby"}],["close",null]]""",
            await view.Page.EvaluateAsync<string>("JSON.stringify(told)")
        );
        var heard = await view.Page.EvaluateAsync<string>("JSON.stringify(heard)");
        Assert.Contains("height", heard);
        foreach (var secret in new[] { token, wrong, key.Secret })
            Assert.DoesNotContain(secret, heard);
        if (script != "plain.js")
            await Assertions.Expect(view.Page.Locator("patchbay-hub")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_look_is_the_pages_own_and_whatever_else_it_names_is_left_out()
    {
        await using var host = await HostSite.StartAsync(_site.Address, "plain.js");
        var token = await _site.Hub.CreateSessionAsync("looks");
        await using var view = await _site.OpenAsync(host.Page(token, "&theme=dark"));
        var hub = view.Page.FrameLocator("patchbay-hub iframe");
        var button = hub.GetByRole(AriaRole.Button, new() { Name = "Connect" });
        await Assertions.Expect(button).ToHaveCSSAsync("background-color", "rgb(183, 168, 255)");
        await Assertions.Expect(button).ToHaveCSSAsync("color", "rgb(0, 0, 0)");
        await Assertions.Expect(button).ToHaveCSSAsync("border-radius", "12px");
        await FitsAsync(view);
        await view.CheckAsync("widget-dark");

        await view.Page.EvaluateAsync(
            """
            const hub = document.querySelector('patchbay-hub');
            hub.style.setProperty('--patchbay-accent', 'url(https://evil.example/x)');
            hub.style.setProperty('--patchbay-radius', 'calc(1px + 1vw)');
            hub.style.setProperty('--patchbay-font', 'x; background: url(//evil.example)');
            hub.theme = 'light';
            """
        );
        await Assertions.Expect(button).ToHaveCSSAsync("background-color", "rgb(11, 102, 96)");
        await Assertions.Expect(button).ToHaveCSSAsync("border-radius", "6px");
    }

    [Fact]
    public async Task It_survives_being_moved_and_takes_another_token()
    {
        await using var host = await HostSite.StartAsync(_site.Address, "plain.js");
        await using var view = await _site.OpenAsync(host.Page("nonsense"));
        var hub = view.Page.FrameLocator("patchbay-hub iframe");
        await Assertions.Expect(hub.GetByText("This link is not known")).ToBeVisibleAsync();
        await view.Page.WaitForFunctionAsync("told.length === 1");
        Assert.Equal(
            """[["error",{"code":"session_invalid","message":"This link is not known"}]]""",
            await view.Page.EvaluateAsync<string>("JSON.stringify(told)")
        );
        view.TakeProblems();

        var token = await _site.Hub.CreateSessionAsync("moved");
        await view.Page.EvaluateAsync(
            "token => { document.querySelector('patchbay-hub').token = token; }",
            token
        );
        var form = hub.GetByRole(AriaRole.Heading, new() { Name = "Link Ashby" });
        await Assertions.Expect(form).ToBeVisibleAsync();
        await view.Page.EvaluateAsync(
            "const one = document.querySelector('patchbay-hub'); one.remove(); document.querySelector('main').prepend(one);"
        );
        await Assertions.Expect(form).ToBeVisibleAsync();
        await FitsAsync(view);
        await hub.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await view.Page.WaitForFunctionAsync("told.length === 2");
        await view.Page.EvaluateAsync("document.querySelector('patchbay-hub').token = null");
        await Assertions.Expect(view.Page.Locator("patchbay-hub iframe")).ToHaveCountAsync(0);

        await view.Page.EvaluateAsync(
            "token => Object.assign(document.querySelector('patchbay-hub'), { baseUrl: 'ftp://hub', token })",
            token
        );
        await view.Page.WaitForFunctionAsync("told.at(-1)[1]?.code === 'no_base_url'");
        await view.Page.EvaluateAsync(
            "hub => { document.querySelector('patchbay-hub').baseUrl = hub; }",
            _site.Address.AbsoluteUri
        );
        await Assertions.Expect(form).ToBeVisibleAsync();
        Assert.Empty(view.TakeProblems());
    }

    [Fact]
    public async Task Neither_side_listens_to_anybody_else()
    {
        await using var host = await HostSite.StartAsync(_site.Address, "plain.js");
        var token = await _site.Hub.CreateSessionAsync("forged");
        await using var view = await _site.OpenAsync(host.Page(token));
        var hub = view.Page.FrameLocator("patchbay-hub iframe");
        await Assertions.Expect(hub.GetByLabel(ConnectSite.Field)).ToBeVisibleAsync();

        // From the page itself, and from another frame of it.
        await view.Page.EvaluateAsync(
            """
            () => {
              const forged = { patchbay: 1, type: 'success', id: 'acc_forged', provider: 'ashby' };
              window.postMessage(forged, '*');
              const frame = document.createElement('iframe');
              document.body.append(frame);
              frame.contentWindow.postMessage('x', '*');
              dispatchEvent(new MessageEvent('message', { data: forged, origin: 'https://evil.example', source: window }));
              return new Promise(done => setTimeout(done, 100));
            }
            """
        );
        Assert.Equal("[]", await view.Page.EvaluateAsync<string>("JSON.stringify(told)"));

        // Another page of the hub stays out of frames.
        var framed = view.Page.Frames.Single(frame => frame.Url.Contains("/connect/"));
        Assert.Contains("embed=1", framed.Url);
        var signIn = await view.Page.Context.APIRequest.GetAsync($"{_site.Address}sign-in");
        Assert.Contains("frame-ancestors 'none'", signIn.Headers["content-security-policy"]);
    }

    /// <summary>Keeps every message that reaches the page.</summary>
    private static async Task HearAsync(View view) =>
        await view.Page.EvaluateAsync(
            "window.heard = []; addEventListener('message', event => heard.push(event.data)); document.querySelector('patchbay-hub').refresh?.()"
        );

    /// <summary>The frame is as high as what it shows, so that nothing in it scrolls.</summary>
    private static async Task FitsAsync(View view)
    {
        var frame = view.Page.Frames.Single(one => one.Url.Contains("/connect/"));
        await frame.WaitForFunctionAsync(
            "document.documentElement.scrollHeight <= innerHeight && innerHeight - document.body.offsetHeight < 2"
        );
    }
}
