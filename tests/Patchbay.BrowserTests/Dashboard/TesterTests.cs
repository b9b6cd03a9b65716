using System.Text.Json;

namespace Patchbay.BrowserTests.Dashboard;

/// <summary>The request tester as a person uses it.</summary>
public sealed class TesterTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Account_then_action_then_a_read_and_its_answer()
    {
        foreach (var look in Look.All)
        {
            await using var view = await site.OpenAsync(
                site.Dashboard("tester"),
                look,
                signedIn: true
            );
            var page = view.Page;
            await view.CheckAsync("tester-accounts");
            await page.Locator("table a").First.ClickAsync();
            await page.GetByLabel("Search actions").FillAsync("list candidates");
            await Assertions
                .Expect(page.GetByRole(AriaRole.Link, new() { Name = "List Jobs", Exact = true }))
                .ToBeHiddenAsync();
            await view.CheckAsync("tester-actions");
            await page.GetByRole(AriaRole.Link, new() { Name = "List Candidates", Exact = true })
                .ClickAsync();
            await page.GetByLabel("limit", new() { Exact = true }).FillAsync("3");
            await Assertions
                .Expect(page.GetByLabel("Input as JSON"))
                .ToHaveValueAsync("{\n  \"limit\": 3\n}");
            await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
            await Assertions.Expect(page.Locator("#answer .badge").First).ToHaveTextAsync("200 OK");
            Assert.Equal(
                3,
                JsonDocument
                    .Parse((await page.Locator("#answer-body").TextContentAsync())!)
                    .RootElement.GetProperty("data")
                    .GetArrayLength()
            );
            // What was typed is still there.
            await Assertions
                .Expect(page.GetByLabel("limit", new() { Exact = true }))
                .ToHaveValueAsync("3");
            await page.GetByText("Copy as code").ClickAsync();
            await view.CheckAsync("tester-answer");
        }
    }

    [Fact]
    public async Task A_write_asks_first_and_an_id_is_found_by_name()
    {
        foreach (var look in Look.All)
        {
            await using var view = await site.OpenTesterAsync(
                "ashby_create_candidate_note_as_string",
                look
            );
            var page = view.Page;
            await page.GetByRole(AriaRole.Button, new() { Name = "Find candidateId by name" })
                .ClickAsync();
            await page.GetByLabel("Words to find candidateId by").FillAsync("a");
            var found = page.Locator(".found button");
            await Assertions.Expect(found.First).ToBeVisibleAsync();
            await view.CheckAsync("tester-finder");
            await found.First.ClickAsync();
            await page.WaitForFunctionAsync(
                "document.getElementById('input').value.includes('candidateId')"
            );
            var raw = page.GetByLabel("Input as JSON");
            var id = JsonDocument
                .Parse(await raw.InputValueAsync())
                .RootElement.GetProperty("candidateId")
                .GetString();
            await raw.FillAsync($$"""{"candidateId":"{{id}}","note":"Met at the <b>fair</b>"}""");
            await Assertions
                .Expect(page.Locator("#input-state"))
                .ToHaveTextAsync("The form and the JSON say the same.");
            await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
            await Assertions.Expect(page.Locator("#ask-title")).ToContainTextAsync(" for ");
            await view.CheckAsync("tester-confirm");
            await page.Locator("#answer").GetByRole(AriaRole.Button).ClickAsync();
            await Assertions.Expect(page.Locator("#answer .badge").First).ToHaveTextAsync("200 OK");
        }
    }

    [Fact]
    public async Task A_failure_stands_at_its_field()
    {
        foreach (var look in Look.All)
        {
            await using var view = await site.OpenTesterAsync("ashby_list_candidates", look);
            var page = view.Page;
            await page.GetByLabel("limit", new() { Exact = true }).FillAsync("1000");
            await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
            await Assertions
                .Expect(page.Locator("#answer .badge").First)
                .ToHaveTextAsync("400 Bad Request");
            var field = page.GetByLabel("limit", new() { Exact = true });
            await Assertions.Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
            await view.CheckAsync("tester-fault");
        }
    }

    [Fact]
    public async Task A_file_is_sent_from_the_form()
    {
        await using var view = await site.OpenTesterAsync("ashby_upload_candidate_resume_complete");
        var page = view.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Find candidateId by name" })
            .ClickAsync();
        await page.GetByLabel("Words to find candidateId by").FillAsync("a");
        await page.Locator(".found button").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add file", Exact = true })
            .ClickAsync();
        await page.Locator("#form input[type=file]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "cv.pdf",
                    MimeType = "application/pdf",
                    Buffer = "%PDF-1.4 resume"u8.ToArray(),
                }
            );
        await page.WaitForFunctionAsync(
            "document.getElementById('input').value.includes('cv.pdf')"
        );
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await page.Locator("#answer").GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.Locator("#answer .badge").First).ToHaveTextAsync("200 OK");
    }

    [Fact]
    public async Task A_form_of_every_kind_of_field_is_as_it_should_be()
    {
        foreach (var look in Look.All)
        {
            await using var view = await site.OpenTesterAsync(
                "ashby_set_custom_field_values",
                look,
                more: "&example=full"
            );
            await view.CheckAsync("tester-fields");
            await using var other = await site.OpenTesterAsync(
                "ashby_update_interview_schedule",
                look,
                more: "&example=full"
            );
            await other.CheckAsync("tester-nested");
        }
    }

    [Fact]
    public async Task Without_script_the_JSON_alone_does_it()
    {
        await using var view = await site.OpenTesterAsync("ashby_list_jobs", script: false);
        var page = view.Page;
        await Assertions.Expect(page.Locator("#form")).ToBeHiddenAsync();
        await page.GetByLabel("Input as JSON").FillAsync("""{"limit":1}""");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Assertions.Expect(page.Locator("#answer .badge").First).ToHaveTextAsync("200 OK");
    }
}
