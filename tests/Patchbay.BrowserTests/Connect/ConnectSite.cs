using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.AshbySandbox;
using Patchbay.Engine.Definitions;
using Patchbay.Hub.Catalog;
using Patchbay.Tests.Hub;

namespace Patchbay.BrowserTests.Connect;

/// <summary>What the tests of the hub's page have in common.</summary>
internal static class ConnectSite
{
    public const string Field = "API Key";

    /// <summary>A key of its own with every permission but these, named as the guide does.</summary>
    public static SandboxKey AddKeyWithout(this TestHub hub, params string[] scopes) =>
        hub.Ashby.AddKey($"{Guid.NewGuid():n}", Permissions(hub, scopes));

    /// <summary>Ticks every box of the key.</summary>
    public static void TickAll(this TestHub hub, SandboxKey key) =>
        hub.Ashby.AddKey(key with { Permissions = Permissions(hub, []) });

    public static Task<View> OpenLinkAsync(
        this Site site,
        string token,
        Look? look = null,
        bool script = true,
        string query = ""
    ) => site.OpenAsync($"/connect/{token}{query}", look, script: script);

    public static async Task FillAsync(this View view, string key) =>
        await view.Page.GetByLabel(Field, new() { Exact = true }).FillAsync(key);

    public static Task PressAsync(this View view, string name) =>
        view.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    public static Task SeeAsync(this View view, string heading) =>
        Assertions
            .Expect(view.Page.GetByRole(AriaRole.Heading, new() { Name = heading, Level = 1 }))
            .ToBeVisibleAsync();

    public static ILocatorAssertions Expect(this View view, string text) =>
        Assertions.Expect(view.Page.GetByText(text));

    private static string[] Permissions(TestHub hub, string[] without) =>
        [
            .. Ashby(hub)
                .Scopes.All.Where(scope => !without.Contains(scope.Name))
                .Select(scope => scope.ProviderName),
        ];

    private static Connector Ashby(TestHub hub) =>
        hub.Server.Services.GetRequiredService<ICatalog>().TryGetConnector("ashby", out var ashby)
            ? ashby
            : throw new InvalidOperationException("There is no Ashby.");
}
