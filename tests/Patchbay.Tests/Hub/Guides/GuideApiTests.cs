namespace Patchbay.Tests.Hub.Guides;

public sealed class GuideApiTests(TestHub hub) : IClassFixture<TestHub>
{
    [Fact]
    public async Task Without_parameters_it_speaks_of_all_137_actions_and_their_17_scopes()
    {
        var answer = (await GetAsync("/scopes")).IsOk();

        Assert.Equal(137, answer.Json.GetProperty("actions").GetArrayLength());
        Assert.Equal(17, answer.Json.GetProperty("scopes").GetArrayLength());
        Assert.Equal("candidatesRead", answer["minimum"]);
        Assert.Equal($"{hub.Address}guides/ashby", answer["guide"]);
    }

    [Fact]
    public async Task Boxes_say_which_action_needs_which_and_name_the_minimum()
    {
        var answer = (await GetAsync("/scopes?actions=list_sources,create_candidate")).IsOk();

        Assert.Equal(
            """
            [{"scope":"candidatesRead","module":"Candidates","access":"Read","needed_by":[]},{"scope":"candidatesWrite","module":"Candidates","access":"Write","needed_by":["ashby_create_candidate"]},{"scope":"hiringProcessRead","module":"Hiring Process","access":"Read","needed_by":["ashby_list_sources"]}]
            """,
            answer["boxes"]
        );
        Assert.Equal("""["candidatesWrite","hiringProcessRead"]""", answer["scopes"]);
    }

    [Fact]
    public async Task Unknown_actions_are_told_and_the_rest_is_answered()
    {
        var api = (await GetAsync("/scopes?actions=list_jobs,<script>alert(1)</script>")).IsOk();
        var markdown = (await GetAsync(".md?actions=list_jobs,<b>x</b>")).IsOk();

        Assert.Equal("""["jobsRead"]""", api["scopes"]);
        Assert.Equal("""["<script>alert(1)</script>"]""", api["unknown_actions"]);
        Assert.Contains(@"not known here\: \<b\>x\</b\>.", markdown.Text);
        Assert.Contains("`jobsRead`", markdown.Text);
    }

    [Fact]
    public async Task Scopes_give_exactly_themselves()
    {
        var answer = (await GetAsync("/scopes?scopes=jobsWrite,nonsense")).IsOk();

        Assert.Equal("""["jobsWrite"]""", answer["scopes"]);
        Assert.Equal("""["nonsense"]""", answer["unknown_scopes"]);
        Assert.EndsWith("?scopes=jobsWrite", answer["guide"]);
    }

    [Fact]
    public async Task A_connect_session_gives_what_its_profile_enables_and_the_answer_is_kept_nowhere()
    {
        var token = await hub.CreateSessionAsync("guide-of-session");

        var answer = (await GetAsync($"/scopes?session={token}")).IsOk();

        Assert.Equal(165, answer.Json.GetProperty("actions").GetArrayLength());
        Assert.Equal("no-store", answer.Response.Headers.CacheControl?.ToString());
        Assert.DoesNotContain(token, answer.Text);
    }

    [Theory]
    [InlineData("/scopes?profile=prof_nobody", "profile_not_found")]
    [InlineData("/scopes?session=nonsense", "session_invalid")]
    public async Task What_opens_nothing_is_not_found(string path, string code) =>
        (await GetAsync(path)).IsError(404, code);

    [Theory]
    [InlineData(".md")]
    [InlineData("/scopes")]
    public async Task An_unknown_connector_is_not_found(string ending) =>
        (await hub.CallAsync("GET", "/guides/nobody" + ending, key: "")).IsError(
            404,
            "connector_not_found"
        );

    [Fact]
    public async Task Markdown_speaks_the_reader_s_language_or_the_one_that_is_named()
    {
        var request = hub.Request("GET", "/guides/ashby.md");
        request.Headers.Add("Accept-Language", "it, fr-CA;q=0.8, de;q=0.9");

        var browser = (await TestHub.SendAsync(request)).IsOk();
        var named = (await GetAsync(".md?lang=es")).IsOk();

        Assert.StartsWith("# Ashby über die Public API", browser.Text);
        Assert.Equal("text/markdown", browser.Response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Accept-Language", browser.Response.Headers.Vary);
        Assert.StartsWith("# Conectar Ashby", named.Text);
    }

    [Fact]
    public async Task The_page_s_address_gives_Markdown_to_whoever_asks_for_it_and_packs_what_it_sends()
    {
        var request = hub.Request("GET", "/guides/ashby");
        request.Headers.Add("Accept", "text/markdown, text/html;q=0.5");
        var packed = hub.Request("GET", "/guides/ashby");
        packed.Headers.Add("Accept-Encoding", "gzip, br");

        Assert.StartsWith("# Connect Ashby", (await TestHub.SendAsync(request)).IsOk().Text);
        var page = (await TestHub.SendAsync(packed)).IsOk();
        Assert.Equal("br", Assert.Single(page.Response.Content.Headers.ContentEncoding));
        Assert.Contains(
            "script-src 'self'",
            page.Response.Headers.GetValues("Content-Security-Policy").Single()
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData(".md")]
    public async Task What_has_not_changed_is_not_sent_again(string ending)
    {
        var first = (await GetAsync(ending)).IsOk();
        var again = hub.Request("GET", "/guides/ashby" + ending);
        again.Headers.IfNoneMatch.Add(first.Response.Headers.ETag!);
        var other = hub.Request("GET", $"/guides/ashby{ending}?actions=list_jobs");
        other.Headers.IfNoneMatch.Add(first.Response.Headers.ETag!);

        Assert.Equal(304, (int)(await TestHub.SendAsync(again)).Status);
        (await TestHub.SendAsync(other)).IsOk();
    }

    [Theory]
    [InlineData(9_000)]
    [InlineData(100_000)]
    public async Task An_address_that_is_too_long_is_refused_with_words(int length)
    {
        var answer = await GetAsync("/scopes?actions=" + new string('a', length));

        answer.IsError(414, "address_too_long");
        Assert.Contains("8192", answer["message"]);
    }

    [Fact]
    public async Task The_index_names_every_document_and_each_of_them_is_there()
    {
        var index = (await hub.CallAsync("GET", "/llms.txt", key: "")).IsOk();
        var addresses = index
            .Text.Split('\n')
            .Where(line => line.StartsWith("- [", StringComparison.Ordinal))
            .Select(line => line.Split("](")[1].Split(')')[0])
            .ToList();

        Assert.StartsWith("# Patchbay\n\n> ", index.Text);
        Assert.Contains($"{hub.Address}docs/guides.md", addresses);
        Assert.Contains($"{hub.Address}guides/ashby.md", addresses);
        Assert.Contains($"{hub.Address}guides/ashby.md?lang=fr", addresses);
        Assert.Contains($"{hub.Address}openapi.json", addresses);
        foreach (var address in addresses)
            (await hub.CallAsync("GET", new Uri(address).PathAndQuery, key: "")).IsOk();
    }

    [Theory]
    [InlineData("/docs/nothing.md")]
    [InlineData("/docs/../Program.cs")]
    [InlineData("/docs/%2e%2e/Program.cs")]
    public async Task There_is_no_other_document(string path) =>
        Assert.Equal(404, (int)(await hub.CallAsync("GET", path, key: "")).Status);

    private Task<Answer> GetAsync(string rest) =>
        hub.CallAsync("GET", "/guides/ashby" + rest, key: "");
}
