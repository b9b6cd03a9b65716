namespace Patchbay.BrowserTests.Connect;

/// <summary>A site whose accounts are linked with the local Ashby of the tests, not with the hub's own sandbox.</summary>
public sealed class LinkingSite(Chrome chrome) : IAsyncLifetime
{
    public Site Site { get; } = new(chrome);

    public async ValueTask InitializeAsync()
    {
        await Site.InitializeAsync();
        var profiles = (await Site.Hub.CallAsync("GET", "/auth_configs")).IsOk().Json;
        var local = profiles
            .GetProperty("data")
            .EnumerateArray()
            .Single(profile => profile.GetProperty("environment").GetString() == "production");
        (
            await Site.Hub.CallAsync(
                "PATCH",
                $"/auth_configs/{local.GetProperty("id").GetString()}",
                """{"default":true}"""
            )
        ).IsOk();
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
