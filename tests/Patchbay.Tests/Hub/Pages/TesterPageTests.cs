using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Hub.Access;

namespace Patchbay.Tests.Hub.Pages;

/// <summary>The request tester, as its forms are sent.</summary>
public sealed class TesterPageTests(TestHub hub) : IClassFixture<TestHub>
{
    private string Project => hub.Server.Services.GetRequiredService<IAccess>().Projects[0].Id;

    private string Page(string page) => $"/dashboard/{Project}/{page}";

    [Fact]
    public async Task Is_protected()
    {
        var account = await hub.LinkAsync("tester-viewer");
        var viewer = await Browser.OfAsync(hub, "viewer");
        var page = Page($"tester?account={account}&action=ashby_list_jobs");
        var shown = (await viewer.SendAsync("GET", page)).IsStatus(200).Text;
        Assert.DoesNotContain("Send</button>", shown);
        foreach (
            var (method, path) in new[]
            {
                ("POST", "tester/run"),
                ("POST", "tester/code"),
                ("GET", $"tester/ids?account={account}&action=ashby_get_job&kind=job"),
            }
        )
            (await viewer.SendAsync(method, Page(path))).IsStatus(403);
        var member = await Browser.OfAsync(hub, "member");
        (await member.SendAsync("POST", Page("tester/run"))).IsStatus(400);
    }

    [Fact]
    public async Task Stays_in_its_project()
    {
        var key = await hub.AddProjectAsync("Other of the tester");
        var other = await hub.LinkAsync("tester-walls", key: key);
        var member = await Browser.OfAsync(hub, "member");
        (await member.SendAsync("GET", Page($"tester?account={other}"))).IsStatus(404);
        (
            await member.SendAsync(
                "GET",
                Page($"tester/ids?account={other}&action=ashby_get_job&kind=job")
            )
        ).IsStatus(404);
        (await RunAsync(member, other, "ashby_list_jobs", "{}")).IsStatus(404);
        Assert.DoesNotContain(
            other,
            (await member.SendAsync("GET", Page("tester?find=tester-walls"))).Text
        );
        var run = await hub.RunAsync(other, "ashby_list_jobs", key: key);
        var request = run.Response.Headers.GetValues("x-request-id").Single();
        (await member.SendAsync("GET", Page($"tester?replay={request}"))).IsStatus(404);
    }

    [Fact]
    public async Task An_account_is_found_by_part_of_its_name_and_an_action_by_words()
    {
        var account = await hub.LinkAsync("Quince-tester");
        await hub.LinkAsync("Medlar-tester");
        var member = await Browser.OfAsync(hub, "member");
        var found = (await member.SendAsync("GET", Page("tester?find=quince"))).Text;
        Assert.Contains(account, found);
        Assert.DoesNotContain("Medlar-tester", found);
        Assert.DoesNotContain(
            account,
            (await member.SendAsync("GET", Page("tester?find=%25"))).Text
        );

        var actions = (
            await member.SendAsync("GET", Page($"tester?account={account}&what=create%20note"))
        ).Text;
        Assert.Contains("ashby_create_candidate_note_as_string", actions);
        Assert.DoesNotContain("ashby_list_jobs", actions);
    }

    [Fact]
    public async Task A_read_is_sent_at_once_and_shows_what_the_API_answers()
    {
        var account = await hub.LinkAsync("tester-read");
        var member = await Browser.OfAsync(hub, "member");
        var answer = await RunAsync(member, account, "ashby_list_candidates", """{"limit":2}""");
        var text = WebUtility.HtmlDecode(answer.IsStatus(200).Text);
        Assert.Contains("200 OK", text);
        Assert.Contains("\"provider_request_id\"", text);
        Assert.Contains("Next page", text);
        var request = answer.Response.Headers.GetValues("x-request-id").Single();
        Assert.Contains($"/logs/{request}", text);

        var log = (await hub.CallAsync("GET", $"/requests/logs/{request}")).IsOk();
        var data = log.Json.GetProperty("data");
        Assert.Equal("DASHBOARD", data.GetProperty("source_type").GetString());
        Assert.Equal("ashby_list_candidates", data.GetProperty("action").GetString());
        Assert.NotEqual("", data.GetProperty("source_id").GetString());
    }

    [Fact]
    public async Task What_changes_something_is_sent_only_once_it_was_confirmed()
    {
        var account = await hub.LinkAsync("tester-write");
        var member = await Browser.OfAsync(hub, "member");
        const string input = """{"name":"Quilla <i>Tester</i>"}""";
        var asked = await RunAsync(member, account, "ashby_create_candidate", input);
        var text = WebUtility.HtmlDecode(asked.IsStatus(200).Text);
        Assert.Contains("Create Candidate for tester-write Inc?", text);
        Assert.DoesNotContain("Quilla <i>", asked.Text);
        Assert.Equal(0, await CountAsync(account, "Quilla"));

        var done = await RunAsync(member, account, "ashby_create_candidate", input, "yes");
        Assert.Contains("200 OK", done.IsStatus(200).Text);
        Assert.Equal(1, await CountAsync(account, "Quilla"));
    }

    [Fact]
    public async Task A_failure_shows_its_remedy_and_each_fault_with_its_path()
    {
        var account = await hub.LinkAsync("tester-fail");
        var member = await Browser.OfAsync(hub, "member");
        var answer = await RunAsync(
            member,
            account,
            "ashby_list_candidates",
            """{"limit":1000,"made_up":1}"""
        );
        Assert.Contains("400 Bad Request", answer.Text);
        Assert.Contains("data-fault-path=\"$.limit\"", answer.Text);
        Assert.Contains("made_up", answer.Text);

        var broken = await RunAsync(member, account, "ashby_list_candidates", "{\"limit\":");
        Assert.Contains("The input is not JSON", broken.IsStatus(400).Text);

        (await hub.CallAsync("PATCH", $"/accounts/{account}", """{"status":"suspended"}""")).IsOk();
        var suspended = await RunAsync(member, account, "ashby_list_candidates", "{}");
        Assert.Contains("412", suspended.Text);
        Assert.Contains("Resume it", suspended.Text);
    }

    [Fact]
    public async Task Ids_are_found_by_the_names_of_their_records()
    {
        var account = await hub.LinkAsync("tester-ids");
        var member = await Browser.OfAsync(hub, "member");
        var list = (await hub.RunAsync(account, "ashby_list_candidates", """{"limit":1}""")).IsOk();
        var one = list.Json.GetProperty("data")[0];
        var name = one.GetProperty("name").GetString()!;

        var found = await LookAsync(member, account, "candidate", name);
        Assert.Contains(
            found.GetProperty("records").EnumerateArray(),
            record =>
                record.GetProperty("id").GetString() == one.GetProperty("id").GetString()
                && record.GetProperty("name").GetString() == name
        );

        // Applications have no name of their own: their candidate's and their job's tell them.
        var applications = await LookAsync(member, account, "application", "");
        Assert.Contains(
            " · ",
            applications.GetProperty("records")[0].GetProperty("name").GetString()
        );
        var of = await LookAsync(member, account, "application", name);
        Assert.All(
            of.GetProperty("records").EnumerateArray(),
            record => Assert.StartsWith(name, record.GetProperty("name").GetString())
        );

        // What the form holds already says which records are meant: the stages of one plan, not of all.
        var all = await LookAsync(member, account, "interview_stage", "");
        var plans = await LookAsync(member, account, "interview_plan", "");
        var plan = plans.GetProperty("records")[0].GetProperty("id").GetString();
        var given = await LookAsync(
            member,
            account,
            "interview_stage",
            "",
            $$"""{"interviewPlanId":"{{plan}}"}"""
        );
        Assert.InRange(
            given.GetProperty("records").GetArrayLength(),
            1,
            all.GetProperty("records").GetArrayLength() - 1
        );

        // What can be told only for one other record asks for that first.
        var needs = (await LookAsync(member, account, "interview_event", "")).GetProperty("needs");
        Assert.Equal("interviewScheduleId", needs.GetProperty("name").GetString());
        Assert.Equal("interview_schedule", needs.GetProperty("kind").GetString());

        (
            await member.SendAsync(
                "GET",
                Page($"tester/ids?account={account}&action=ashby_get_job&kind=nonsense")
            )
        ).IsStatus(400);
    }

    [Fact]
    public async Task The_code_names_the_call_and_never_a_key()
    {
        var account = await hub.LinkAsync("tester-code");
        var member = await Browser.OfAsync(hub, "member");
        var answer = await member.PostFormAsync(
            Page($"tester?account={account}&action=ashby_search_candidates"),
            Page("tester/code"),
            ("account", account),
            ("action", "ashby_search_candidates"),
            ("input", """{"name":"O'Brien \"Kim\""}""")
        );
        var text = WebUtility.HtmlDecode(answer.IsStatus(200).Text);
        Assert.Contains("curl -u \"$PATCHBAY_KEY:\" " + hub.Address + "actions/rpc", text);
        Assert.Contains("O'\\''Brien", text);
        Assert.Contains("new PatchbayClient(", text);
        Assert.Contains("hub.actions.rpcAction({", text);
        Assert.Contains("\"method\":\"tools/call\"", text);
        Assert.DoesNotContain(TestHub.BootstrapKey, text);
    }

    [Fact]
    public async Task A_log_without_its_input_says_why()
    {
        var account = await hub.LinkAsync("tester-replay");
        var run = await hub.RunAsync(account, "ashby_list_candidates", """{"limit":3}""");
        var request = run.Response.Headers.GetValues("x-request-id").Single();
        var member = await Browser.OfAsync(hub, "member");
        var shown = (await member.SendAsync("GET", Page($"tester?replay={request}"))).IsStatus(200);
        Assert.Contains("this hub keeps no bodies", shown.Text);
        Assert.Contains(account, shown.Text);
        Assert.Contains("ashby_list_candidates", shown.Text);
    }

    private Task<Answer> RunAsync(
        Browser browser,
        string account,
        string action,
        string input,
        string confirmed = ""
    ) =>
        browser.PostFormAsync(
            Page("profiles/new"),
            Page("tester/run"),
            ("account", account),
            ("action", action),
            ("input", input),
            ("confirmed", confirmed)
        );

    private async Task<JsonElement> LookAsync(
        Browser browser,
        string account,
        string kind,
        string words,
        string given = "{}"
    ) =>
        (
            await browser.SendAsync(
                "GET",
                Page(
                    $"tester/ids?account={account}&action=ashby_create_application&kind={kind}&words={Uri.EscapeDataString(words)}&given={Uri.EscapeDataString(given)}"
                )
            )
        )
            .IsStatus(200)
            .Json;

    private async Task<int> CountAsync(string account, string name) =>
        (await hub.RunAsync(account, "ashby_search_candidates", $$"""{"name":"{{name}}"}"""))
            .IsOk()
            .Json.GetProperty("data")
            .GetArrayLength();
}
