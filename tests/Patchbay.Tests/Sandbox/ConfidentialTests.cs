using System.Text;
using System.Text.Json.Nodes;
using Patchbay.AshbySandbox;
using Patchbay.AshbySandbox.Contract;

namespace Patchbay.Tests.Sandbox;

/// <summary>
/// A key without the switch for confidential jobs and projects calls every endpoint, once with whatever is there and once
/// with the ids of what it must not know.
/// </summary>
public class ConfidentialTests
{
    private static readonly IEnumerable<ContractEndpoint> All = AshbyContract
        .Embedded
        .Endpoints
        .Values;

    [Fact]
    public async Task Nothing_confidential_is_listed_or_found()
    {
        await using var sandbox = await RunningSandbox.StartAsync(candidates: 200);
        var candidateId = await Secrets.PlantAsync(sandbox);
        var secrets = Secrets.In(sandbox);
        var plain = Plain(sandbox);

        var trusted = new StringBuilder();
        var leaks = new List<string>();
        foreach (var endpoint in All.Where(IsRead))
        foreach (var body in Bodies(sandbox, endpoint, secrets, candidateId))
        {
            var text = await ReadAsync(sandbox, endpoint, body, plain);
            if (secrets.Ids.Any(id => text.Contains(id, StringComparison.OrdinalIgnoreCase)))
                leaks.Add($"{endpoint.Name} {body.ToJsonString()}");
            trusted.Append(await ReadAsync(sandbox, endpoint, body, RunningSandbox.AllPermissions));
        }
        Assert.Empty(leaks);

        // What the key does not see is there for one that may, or the sweep would have proved nothing. No list shows the
        // last three: these are looked up below.
        var seen = trusted.ToString();
        Assert.All(
            secrets.Resources.Except(["feedbackRequest", "offerProcess", "submittedForm"]),
            resource =>
                Assert.True(
                    secrets.Of(resource).Any(id => seen.Contains(id, StringComparison.Ordinal)),
                    $"{resource} is never shown"
                )
        );
    }

    [Fact]
    public async Task Nothing_confidential_can_be_written_to()
    {
        await using var sandbox = await RunningSandbox.StartAsync(candidates: 50);
        var candidateId = await Secrets.PlantAsync(sandbox);
        var before = Secrets.In(sandbox);
        var plain = Plain(sandbox);

        var swept = 0;
        foreach (var endpoint in All.Where(endpoint => !IsRead(endpoint)))
        {
            var body = RequestExample.Full(sandbox, endpoint.Name);
            if (!Fill(body, endpoint, before, candidateId))
                continue;
            var reply = await sandbox.CallAsync(endpoint.Name, body.ToJsonString(), plain);
            Assert.False(reply.Succeeded, $"{endpoint.Name}: {reply.Text}");
            Assert.EndsWith("_not_found", reply.ErrorCode, StringComparison.Ordinal);
            swept++;
        }
        Assert.True(swept >= 30, $"only {swept} endpoints were tried");
        Assert.Equal(before.Text, Secrets.In(sandbox).Text);
    }

    [Fact]
    public async Task Confidential_openings_and_forms_are_not_reached_by_other_fields()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await Secrets.PlantAsync(sandbox);
        var secrets = Secrets.In(sandbox);
        var plain = Plain(sandbox);
        var roles = await sandbox.ResultsAsync("applicationHiringTeamRole.list");
        var team = await sandbox.CallAsync(
            "hiringTeam.addMember",
            new
            {
                openingId = secrets.Of("opening").First(),
                teamMemberId = await sandbox.FirstIdAsync("user.list"),
                roleId = (string)roles[0]!["id"]!,
            },
            plain
        );
        Assert.Equal("opening_not_found", team.ErrorCode);
        var form = await sandbox.CallAsync(
            "application.info",
            new { submittedFormInstanceId = secrets.Of("submittedForm").First() },
            plain
        );
        Assert.Equal("application_not_found", form.ErrorCode);
        var briefing = await sandbox.CallAsync(
            "interviewBriefing.info",
            new { interviewEventId = secrets.Of("feedbackRequest").First() },
            plain
        );
        Assert.Equal("interview_event_not_found", briefing.ErrorCode);
    }

    private static string Plain(RunningSandbox sandbox) =>
        sandbox
            .Server.AddKey(
                new SandboxKey("Plain", "plain", [.. AshbyContract.Embedded.Permissions])
                {
                    MayUpdateApplicationHistory = true,
                }
            )
            .Secret;

    private static bool IsRead(ContractEndpoint endpoint) =>
        endpoint.Verb.StartsWith("list", StringComparison.Ordinal)
        || endpoint.Verb is "info" or "search";

    private static IEnumerable<JsonObject> Bodies(
        RunningSandbox sandbox,
        ContractEndpoint endpoint,
        Secrets secrets,
        string candidateId
    )
    {
        var expand = endpoint.Request.Flat.Properties.TryGetValue("expand", out var list)
            ? list.Flat.Items!.Flat.Values!
            : [];
        var usual = RequestExample.Minimal(sandbox, endpoint.Name);
        var asked = RequestExample.Full(sandbox, endpoint.Name);
        var hasSecrets = Fill(asked, endpoint, secrets, candidateId);
        foreach (var body in new[] { usual, asked })
            if (expand.Count > 0)
                body["expand"] = new JsonArray([.. expand.Select(value => JsonNode.Parse(value))]);
        yield return usual;
        if (hasSecrets || asked.ContainsKey("candidateId"))
            yield return asked;
        // Drafts, archived ones and the like.
        var wide = usual.DeepClone().AsObject();
        foreach (var name in endpoint.Request.Flat.Properties.Keys)
            if (name.StartsWith("include", StringComparison.Ordinal))
                wide[name] = true;
        if (wide.Count > usual.Count)
            yield return wide;
    }

    // Puts the ids of what is secret into every field that takes one; true when there was such a field.
    private static bool Fill(
        JsonObject body,
        ContractEndpoint endpoint,
        Secrets secrets,
        string candidateId
    )
    {
        var filled = false;
        foreach (var name in body.Select(pair => pair.Key).ToList())
        {
            if (name == "candidateId")
                body[name] = candidateId;
            var resource = name switch
            {
                "id" => endpoint.Resource,
                "entityId" => "offerVersion",
                "objectId" => "application",
                "jobIds" => "job",
                _ => ExampleMaker.Target(name) ?? "",
            };
            if (secrets.Of(resource).LastOrDefault() is not { } id)
                continue;
            body[name] = body[name] is JsonArray ? new JsonArray(id) : id;
            filled = true;
        }
        return filled;
    }

    private static async Task<string> ReadAsync(
        RunningSandbox sandbox,
        ContractEndpoint endpoint,
        JsonObject body,
        string key
    )
    {
        var text = new StringBuilder();
        var request = body.DeepClone().AsObject();
        while (true)
        {
            var reply = await sandbox.CallAsync(endpoint.Name, request.ToJsonString(), key);
            Assert.Equal(200, reply.Status);
            text.AppendLine(reply.Text);
            if (!reply.Succeeded || reply.NextCursor is null)
                return text.ToString();
            request["cursor"] = reply.NextCursor;
        }
    }
}
