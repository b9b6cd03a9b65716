namespace Patchbay.Tests.Hub;

public sealed class BrandTests(TestHub hub) : IClassFixture<TestHub>
{
    private const string Whole = """
        {"name":"Acme Hiring","logo_url":"https://acme.example/logo.svg","accent":"#5b2a86","accent_dark":"#c9a7e8"}
        """;

    [Fact]
    public async Task A_project_s_brand_is_its_own_and_is_gone_once_deleted()
    {
        var (own, other) = (await hub.AddProjectAsync("Own"), await hub.AddProjectAsync("Other"));

        (await hub.CallAsync("GET", "/brand", key: own)).IsError(404, "brand_not_found");
        var set = (await hub.CallAsync("PUT", "/brand", Whole, own)).IsOk();
        Assert.Equal("Acme Hiring", set["name"]);
        Assert.Equal(set.Text, (await hub.CallAsync("GET", "/brand", key: own)).IsOk().Text);
        (await hub.CallAsync("GET", "/brand", key: other)).IsError(404, "brand_not_found");
        (await hub.CallAsync("DELETE", "/brand", key: other)).IsError(404, "brand_not_found");
        (await hub.CallAsync("DELETE", "/brand", key: own)).IsStatus(204);
        (await hub.CallAsync("GET", "/brand", key: own)).IsError(404, "brand_not_found");
    }

    [Fact]
    public async Task What_is_left_out_is_unset()
    {
        var key = await hub.AddProjectAsync("Unset");
        await hub.CallAsync("PUT", "/brand", Whole, key);

        var set = (await hub.CallAsync("PUT", "/brand", """{"name":"Acme"}""", key)).IsOk();

        Assert.Equal("null", set["logo_url"]);
        Assert.Equal("null", set["accent"]);
    }

    [Theory]
    [InlineData("""{}""", "$.name")]
    [InlineData("""{"name":" "}""", "$.name")]
    [InlineData("""{"name":"a\nb"}""", "$.name")]
    [InlineData("""{"name":"A","logo_url":"http://acme.example/logo.svg"}""", "$.logo_url")]
    [InlineData("""{"name":"A","logo_url":"javascript:alert(1)"}""", "$.logo_url")]
    [InlineData("""{"name":"A","accent":"red"}""", "$.accent")]
    [InlineData("""{"name":"A","accent":"#12345;"}""", "$.accent")]
    [InlineData("""{"name":"A","accent":"#ffee00"}""", "$.accent")]
    [InlineData("""{"name":"A","accent_dark":"#202020"}""", "$.accent_dark")]
    [InlineData("""{"name":"A","domain":"acme.example/x"}""", "$.domain")]
    [InlineData("""{"name":"A","domain":"localhost"}""", "$.domain")]
    [InlineData("""{"name":"A","domain":"10.0.0.1"}""", "$.domain")]
    public async Task What_could_not_be_shown_or_read_is_refused(string body, string path)
    {
        var answer = (await hub.CallAsync("PUT", "/brand", body)).IsError(400, "invalid_request");

        Assert.Equal(path, answer.Json.GetProperty("faults")[0].GetProperty("path").GetString());
    }

    [Fact]
    public async Task A_domain_belongs_to_one_project()
    {
        var (first, second) = (await hub.AddProjectAsync("A"), await hub.AddProjectAsync("B"));
        const string body = """{"name":"A","domain":"Hire.Acme.Example"}""";

        (await hub.CallAsync("PUT", "/brand", body, first)).IsOk();
        (await hub.CallAsync("PUT", "/brand", body, first)).IsOk();
        (await hub.CallAsync("PUT", "/brand", body, second)).IsError(409, "domain_taken");
    }

    [Fact]
    public async Task It_is_written_into_the_audit_log()
    {
        var key = await hub.AddProjectAsync("Audited brand");
        await hub.CallAsync("PUT", "/brand", Whole, key);
        await hub.CallAsync("DELETE", "/brand", key: key);

        var log = (await hub.CallAsync("GET", "/audit_log", key: key)).IsOk().Text;
        Assert.Contains("\"brand.set\"", log);
        Assert.Contains("\"brand.deleted\"", log);
    }

    [Fact]
    public async Task Its_domain_shows_the_guide_under_its_name_and_tells_nothing_of_the_hub()
    {
        var key = await hub.AddProjectAsync("Domain");
        await hub.CallAsync(
            "PUT",
            "/brand",
            """{"name":"Globex","domain":"connect.globex.example"}""",
            key
        );

        foreach (
            var path in new[]
            {
                "/guides/ashby",
                "/guides/ashby.md",
                "/guides/ashby/scopes",
                "/llms.txt",
            }
        )
        {
            var request = hub.Request("GET", path);
            request.Headers.Host = "connect.globex.example";
            var answer = (await TestHub.SendAsync(request)).IsOk();
            Assert.DoesNotContain("patchbay", answer.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(hub.Address.Authority, answer.Text);
            Assert.Contains(
                path == "/guides/ashby.md" ? "for Globex in" : "globex.example",
                answer.Text
            );
        }
    }

    [Fact]
    public async Task An_address_names_it_by_the_project_or_by_a_profile_of_it()
    {
        var key = await hub.AddProjectAsync("By name");
        var brand = await hub.CallAsync("PUT", "/brand", """{"name":"Initech"}""", key);
        var profile = await hub.ProfileIdAsync(key);

        foreach (var query in new[] { $"brand={brand["id"]}", $"profile={profile}" })
        {
            var guide = await hub.CallAsync("GET", $"/guides/ashby.md?{query}", key: "");
            Assert.Contains("for Initech in", guide.IsOk().Text);
            Assert.DoesNotContain("Linking the account", guide.Text);
        }
    }
}
