namespace Patchbay.Tests.Hub;

public sealed class ConnectorLogoTests(TestHub hub) : IClassFixture<TestHub>
{
    [Fact]
    public async Task The_logo_that_a_connector_names_is_an_image_that_needs_no_key()
    {
        var connectors = await hub.CallAsync("GET", "/connectors/meta");
        foreach (var connector in connectors.IsOk().Json.EnumerateArray())
        {
            var named = connector
                .GetProperty("resources")
                .GetProperty("images")
                .GetProperty("logo_url")
                .GetString()!;

            var logo = await TestHub.SendAsync(new HttpRequestMessage(HttpMethod.Get, named));

            Assert.Equal(200, (int)logo.Status);
            Assert.Equal("image/svg+xml", logo.Response.Content.Headers.ContentType?.MediaType);
            Assert.StartsWith("<svg ", logo.Text);
        }
    }

    [Theory]
    [InlineData("workday")]
    [InlineData("..%2fconnectors%2fashby")]
    public async Task Nothing_else_is_served(string connector) =>
        (await hub.CallAsync("GET", $"/connectors/{connector}/logo.svg", key: "")).IsError(
            404,
            "logo_not_found"
        );
}
