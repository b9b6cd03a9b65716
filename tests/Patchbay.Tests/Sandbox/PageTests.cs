using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Patchbay.AshbySandbox;
using Patchbay.AshbySandbox.Contract;

namespace Patchbay.Tests.Sandbox;

public partial class PageTests
{
    [Fact]
    public async Task The_page_says_what_it_is_and_what_it_was_started_with()
    {
        await using var sandbox = await RunningSandbox.StartAsync(candidates: 1_234);
        var page = await PageAsync(sandbox);
        var facts = Fact()
            .Matches(page)
            .ToDictionary(
                match => match.Groups["name"].Value,
                match => match.Groups["value"].Value
            );
        Assert.Contains("<h1>Ashby sandbox</h1>", page, StringComparison.Ordinal);
        Assert.Equal(sandbox.Server.Address.ToString().TrimEnd('/'), facts["Base address"]);
        Assert.Equal("7", facts["Seed"]);
        Assert.Equal("1,234", facts["Candidates at the start"]);
        Assert.Equal("2026-06-01 09:00:00 UTC", facts["Now on its clock"]);

        sandbox.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Contains(
            "<dd>2026-06-04 09:00:00 UTC</dd>",
            await PageAsync(sandbox),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_line_to_paste_works_as_it_stands()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var line = WebUtility.HtmlDecode(
            Call().Match(await PageAsync(sandbox)).Groups["line"].Value
        );
        var words = Word().Matches(line).Select(match => match.Value.Trim('\'')).ToList();
        Assert.Equal(
            ["curl", "-s", "-u", words[3], words[4], "-H", words[6], "-d", words[8]],
            words
        );

        using var request = new HttpRequestMessage(HttpMethod.Post, words[4]);
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes(words[3]))
        );
        request.Content = new StringContent(words[8]);
        request.Content.Headers.Remove("Content-Type");
        var header = words[6].Split(": ");
        Assert.True(request.Content.Headers.TryAddWithoutValidation(header[0], header[1]));
        using var response = await sandbox.Http.SendAsync(
            request,
            TestContext.Current.CancellationToken
        );
        var reply = new Reply(
            response,
            (int)response.StatusCode,
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
        Assert.Equal(2, reply.Results.Count);
    }

    [Fact]
    public async Task The_page_lists_every_endpoint_with_its_permission_and_what_it_needs()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var page = await PageAsync(sandbox);
        Assert.All(
            AshbyContract.Embedded.Endpoints.Values,
            endpoint =>
            {
                Assert.Contains(
                    $"""<code>{endpoint.Name}</code> <span class="permission">{endpoint.Permission}</span>""",
                    page,
                    StringComparison.Ordinal
                );
                Assert.Contains($"""id="{endpoint.Resource}" """, page, StringComparison.Ordinal);
            }
        );
        Assert.Contains("needs applicationId, interviewStageId<", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_are_shown_with_permissions_and_switches_and_without_their_secret()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var created = new DateTimeOffset(2026, 5, 4, 3, 2, 1, TimeSpan.Zero);
        var key = sandbox.Server.AddKey(
            new SandboxKey("Nightly <import>", "its-own-secret", ["jobsRead", "candidatesRead"])
            {
                SeesConfidential = true,
                CreatedAt = created,
            }
        );
        sandbox.Server.AddKey(new SandboxKey("Old", "another-secret", []) { Enabled = false });
        await sandbox.CallAsync("candidate.list", key: key.Secret);
        await sandbox.CallAsync("candidate.list", key: "a-wrong-secret");

        var page = await PageAsync(sandbox);
        var rows = Row().Matches(page).Select(match => match.Value).ToList();
        var nightly = rows.Single(row => row.Contains("\"Title\">Nightly &lt;import&gt;<"));
        Assert.Contains(
            "<li><code>candidatesRead</code></li> <li><code>jobsRead</code></li>",
            nightly
        );
        Assert.Contains("confidential jobs and projects<", nightly, StringComparison.Ordinal);
        Assert.Contains("2026-05-04 03:02:01 UTC", nightly, StringComparison.Ordinal);
        Assert.Contains("deactivated", rows.Single(row => row.Contains(">Old <")));
        var everything = rows.Single(row => row.Contains("All permissions <code>"));
        Assert.Contains("""data-label="Permissions">all<""", everything, StringComparison.Ordinal);
        foreach (var secret in (string[])[key.Secret, "another-secret", "a-wrong-secret"])
        {
            Assert.DoesNotContain(secret, page, StringComparison.Ordinal);
            Assert.All(
                sandbox.Server.Requests,
                request =>
                    Assert.DoesNotContain(secret, request.ToString(), StringComparison.Ordinal)
            );
        }
    }

    [Fact]
    public async Task A_chosen_all_permissions_secret_is_as_secret_as_any_other()
    {
        var options = new SandboxOptions { AllPermissionsKey = "chosen-by-its-owner" };
        await using var server = await AshbySandboxServer.StartAsync(
            options,
            ct: TestContext.Current.CancellationToken
        );
        using var http = new HttpClient();
        var page = await http.GetStringAsync(server.Address, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("chosen-by-its-owner", page, StringComparison.Ordinal);
        Assert.Contains("curl -s -u $ASHBY_API_KEY:", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_stand_newest_first_with_their_error_and_their_body_as_text()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        Assert.Contains("No requests yet", await PageAsync(sandbox), StringComparison.Ordinal);

        await sandbox.CallAsync("candidate.create", """{"name":"<script>alert(1)</script>"}""");
        sandbox.Clock.Advance(TimeSpan.FromMinutes(1));
        await sandbox.CallAsync("candidate.create");
        await sandbox.CallAsync("<img>.list");

        var page = await PageAsync(sandbox);
        var rows = Row()
            .Matches(page)
            .Select(match => match.Value)
            .Where(row => row.Contains("""data-label="Method">"""))
            .ToList();
        Assert.Equal(3, rows.Count);
        Assert.Contains("&lt;img&gt;.list", rows[0], StringComparison.Ordinal);
        Assert.Contains("2026-06-01 09:01:00 UTC", rows[1], StringComparison.Ordinal);
        Assert.Contains("invalid_input", rows[1], StringComparison.Ordinal);
        Assert.Contains("All permissions", rows[2], StringComparison.Ordinal);
        Assert.Contains(
            "{&quot;name&quot;:&quot;&lt;script&gt;alert(1)&lt;/script&gt;&quot;}",
            rows[2],
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_says_which_reports_there_are()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var row = Row()
            .Matches(await PageAsync(sandbox))
            .Select(match => match.Value)
            .Single(text => text.Contains(">Jobs by status<"));
        var reportId = Id().Match(row).Value;
        var report = await sandbox.ResultsAsync("report.synchronous", new { reportId });
        Assert.Equal("complete", (string)report["status"]!);
    }

    [Fact]
    public async Task The_page_fetches_nothing_and_runs_only_the_script_it_came_with()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var response = await sandbox.Http.GetAsync(
            "/",
            TestContext.Current.CancellationToken
        );
        var policy = response
            .Headers.GetValues("Content-Security-Policy")
            .Single()
            .Split("; ")
            .Select(directive => directive.Split(' ', 2))
            .ToDictionary(directive => directive[0], directive => directive[1]);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal("'none'", policy["default-src"]);
        Assert.Equal(HashOf("style"), policy["style-src"]);
        Assert.Equal(HashOf("script"), policy["script-src"]);
        Assert.DoesNotMatch("""(src|action)="|href="(?!#|"|data:)|style=|\son\w+=""", Markup(page));

        string HashOf(string element)
        {
            var text = Regex.Match(
                page,
                $"<{element}>(?<text>.*?)</{element}>",
                RegexOptions.Singleline,
                TimeSpan.FromSeconds(1)
            );
            var bytes = Encoding.UTF8.GetBytes(text.Groups["text"].Value);
            return $"'sha256-{Convert.ToBase64String(SHA256.HashData(bytes))}'";
        }

        static string Markup(string page) =>
            Regex.Replace(
                page,
                "<(?<element>style|script)>.*?</\\k<element>>",
                "",
                RegexOptions.Singleline,
                TimeSpan.FromSeconds(1)
            );
    }

    [Theory]
    [InlineData("--size", "enormous")]
    [InlineData("--seed", "seven")]
    public async Task A_wrong_option_ends_the_program_with_2(string option, string value) =>
        Assert.Equal(2, await SandboxApp.Main([option, value]));

    private static async Task<string> PageAsync(RunningSandbox sandbox)
    {
        using var response = await sandbox.Http.GetAsync(
            "/",
            TestContext.Current.CancellationToken
        );
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("<dt>(?<name>.*?)</dt><dd>(?<value>.*?)</dd>", RegexOptions.None, 1_000)]
    private static partial Regex Fact();

    [GeneratedRegex("<pre id=\"call\"[^>]*><code>(?<line>.*?)</code>", RegexOptions.None, 1_000)]
    private static partial Regex Call();

    [GeneratedRegex("<tr>.*?</tr>", RegexOptions.Singleline, 1_000)]
    private static partial Regex Row();

    // The words of a shell command: quoted, or up to a space.
    [GeneratedRegex("'[^']*'|\\S+", RegexOptions.None, 1_000)]
    private static partial Regex Word();

    [GeneratedRegex("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.None, 1_000)]
    private static partial Regex Id();
}
