using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox;

public class CandidateTests
{
    [Fact]
    public async Task A_new_candidate_is_found_by_id_by_email_and_by_name()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var made = await sandbox.ResultsAsync(
            "candidate.create",
            new { name = "Zora Quill", email = "zora@example.com" }
        );
        var id = (string)made["id"]!;
        Assert.True(
            JsonNode.DeepEquals(made, await sandbox.ResultsAsync("candidate.info", new { id }))
        );
        Assert.Equal(
            [id],
            (await sandbox.CallAsync("candidate.search", new { email = "ZORA@example.com" })).Ids
        );
        Assert.Equal(
            [id],
            (await sandbox.CallAsync("candidate.search", new { name = "quill" })).Ids
        );
    }

    [Fact]
    public async Task A_changed_email_is_found_and_the_old_one_stays_an_address()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var candidate = (await sandbox.CallAsync("candidate.list")).Results.First(found =>
            found!["primaryEmailAddress"] is not null
        )!;
        var old = (string)candidate["primaryEmailAddress"]!["value"]!;
        var changed = await sandbox.ResultsAsync(
            "candidate.update",
            new { candidateId = (string)candidate["id"]!, email = "fresh@example.com" }
        );
        Assert.Equal("fresh@example.com", (string?)changed["primaryEmailAddress"]!["value"]);
        Assert.Single(
            changed["emailAddresses"]!.AsArray(),
            address => (bool)address!["isPrimary"]!
        );
        foreach (var email in (string[])[old, "fresh@example.com"])
            Assert.Contains(
                (string)candidate["id"]!,
                (await sandbox.CallAsync("candidate.search", new { email })).Ids
            );
    }

    [Fact]
    public async Task A_tag_with_an_existing_title_is_the_existing_tag()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var before = (await sandbox.CallAsync("candidateTag.list")).Ids.Count();
        var first = await sandbox.ResultsAsync("candidateTag.create", new { title = "Night owl" });
        var again = await sandbox.ResultsAsync("candidateTag.create", new { title = "Night owl" });
        Assert.Equal((string?)first["id"], (string?)again["id"]);
        Assert.Equal(before + 1, (await sandbox.CallAsync("candidateTag.list")).Ids.Count());
    }

    [Fact]
    public async Task Tags_are_added_once_and_removed()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var id = await NewAsync(sandbox);
        var tag = await sandbox.ResultsAsync("candidateTag.create", new { title = "Night owl" });
        var request = new { candidateId = id, tagId = (string)tag["id"]! };
        await sandbox.ResultsAsync("candidate.addTag", request);
        await sandbox.ResultsAsync("candidate.addTag", request);
        var tagged = await sandbox.ResultsAsync("candidate.info", new { id });
        Assert.Equal("Night owl", (string?)Assert.Single(tagged["tags"]!.AsArray())!["title"]);
        await sandbox.ResultsAsync("candidate.removeTag", request);
        Assert.Empty((await sandbox.ResultsAsync("candidate.info", new { id }))["tags"]!.AsArray());
        Assert.Equal(
            "candidate_tag_not_found",
            await sandbox.ErrorAsync(
                "candidate.addTag",
                new { candidateId = id, tagId = Guid.NewGuid() }
            )
        );
    }

    [Fact]
    public async Task Projects_are_added_once_listed_and_removed()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var id = await NewAsync(sandbox);
        var projectId = await sandbox.FirstIdAsync("project.list");
        var request = new { candidateId = id, projectId };
        await sandbox.ResultsAsync("candidate.addProject", request);
        await sandbox.ResultsAsync("candidate.addProject", request);
        Assert.Equal([projectId], await ProjectsAsync(sandbox, id));
        await sandbox.ResultsAsync("candidate.removeProject", request);
        Assert.Empty(await ProjectsAsync(sandbox, id));
        await sandbox.ResultsAsync("candidate.addProject", request);
        Assert.Equal([projectId], await ProjectsAsync(sandbox, id));
    }

    [Fact]
    public async Task Notes_are_listed_and_private_ones_only_to_keys_that_see_them()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var id = await NewAsync(sandbox);
        await sandbox.ResultsAsync(
            "candidate.createNote",
            new { candidateId = id, note = "Plain & <b>simple</b>" }
        );
        await sandbox.ResultsAsync(
            "candidate.createNote",
            new
            {
                candidateId = id,
                note = new { type = "text/html", value = "<script>x</script><b>bold</b>" },
                isPrivate = true,
            }
        );
        var all = (await sandbox.ResultsAsync("candidate.listNotes", new { candidateId = id }));
        Assert.Equal(
            ["Plain & <b>simple</b>", "x<b>bold</b>"],
            all.AsArray().Select(note => (string?)note!["content"])
        );
        var key = sandbox.Server.AddKey("Plain", "candidatesRead", "candidatesWrite");
        var seen = await sandbox.CallAsync(
            "candidate.listNotes",
            new { candidateId = id },
            key.Secret
        );
        Assert.Equal([(string)all[0]!["id"]!], seen.Ids);
        Assert.Equal(
            "invalid_input",
            (
                await sandbox.CallAsync(
                    "candidate.createNote",
                    new
                    {
                        candidateId = id,
                        note = "Hidden",
                        isPrivate = true,
                    },
                    key.Secret
                )
            ).ErrorCode
        );
    }

    [Theory]
    [InlineData("Lead")]
    [InlineData("Active")]
    [InlineData("Offer")]
    public async Task A_candidate_in_the_running_is_not_anonymized(string stage)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var application = await Applications.CreateAsync(sandbox);
        await application.MoveAsync(sandbox, stage);
        Assert.Equal(
            "invalid_input",
            await sandbox.ErrorAsync(
                "candidate.anonymize",
                new { candidateId = application.CandidateId }
            )
        );
        Assert.Equal(
            "Ada Applicant",
            (string?)(await application.InfoAsync(sandbox))["candidate"]!["name"]
        );
    }

    [Fact]
    public async Task Every_application_counts_for_anonymizing_not_just_the_last()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var first = await Applications.CreateAsync(sandbox);
        var second = await Applications.CreateAsync(sandbox, candidateId: first.CandidateId);
        await second.ArchiveAsync(sandbox);
        var request = new { candidateId = first.CandidateId };
        Assert.Equal("invalid_input", await sandbox.ErrorAsync("candidate.anonymize", request));
        await first.MoveAsync(sandbox, "Hired");
        await sandbox.ResultsAsync("candidate.anonymize", request);
    }

    [Fact]
    public async Task An_anonymized_candidate_has_no_name_address_note_or_place_in_a_search()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var made = await sandbox.ResultsAsync(
            "candidate.create",
            new
            {
                name = "Zora Quill",
                email = "zora@example.com",
                phoneNumber = "+49 30 1234567",
                linkedInUrl = "https://www.linkedin.com/in/zora",
                location = new { city = "Berlin" },
            }
        );
        var id = (string)made["id"]!;
        var application = await Applications.CreateAsync(sandbox, candidateId: id);
        await application.ArchiveAsync(sandbox);
        await sandbox.ResultsAsync(
            "candidate.createNote",
            new { candidateId = id, note = "Zora plays chess" }
        );
        await sandbox.ResultsAsync("candidate.anonymize", new { candidateId = id });
        var left = await sandbox.ResultsAsync("candidate.info", new { id });
        Assert.StartsWith("Anonymous", (string)left["name"]!, StringComparison.Ordinal);
        var traces =
            left.ToJsonString()
            + (await application.InfoAsync(sandbox)).ToJsonString()
            + await sandbox.ResultsAsync("candidate.listNotes", new { candidateId = id });
        foreach (var word in (string[])["zora", "Berlin", "1234567", "chess"])
            Assert.DoesNotContain(word, traces, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(
            (await sandbox.CallAsync("candidate.search", new { email = "zora@example.com" })).Ids
        );
    }

    private static async Task<string> NewAsync(RunningSandbox sandbox) =>
        (string)(await sandbox.ResultsAsync("candidate.create", new { name = "Ada" }))["id"]!;

    private static async Task<IEnumerable<string>> ProjectsAsync(
        RunningSandbox sandbox,
        string candidateId
    ) => (await sandbox.CallAsync("candidate.listProjects", new { candidateId })).Ids;

    [Fact]
    public async Task An_anonymized_candidate_leaves_no_address_of_their_browser_behind()
    {
        await using var sandbox = await RunningSandbox.StartAsync(candidates: 100);
        foreach (var candidate in (await sandbox.CallAsync("candidate.list")).Results)
        {
            var candidateId = (string)candidate!["id"]!;
            var known = await sandbox.CallAsync("candidate.listClientInfo", new { candidateId });
            if (known.Results.Count == 0)
                continue;
            var reply = await sandbox.CallAsync("candidate.anonymize", new { candidateId });
            if (!reply.Succeeded)
                continue;
            known = await sandbox.CallAsync("candidate.listClientInfo", new { candidateId });
            Assert.Empty(known.Results);
            return;
        }
        Assert.Fail("No candidate of this company can be anonymized.");
    }
}
