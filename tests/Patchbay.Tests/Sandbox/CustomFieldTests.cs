using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox;

public class CustomFieldTests
{
    [Theory]
    [InlineData("Boolean", "true", "\"yes\"")]
    [InlineData("Number", "7.5", "\"many\"")]
    [InlineData("String", "\"text\"", "7")]
    [InlineData("Date", "\"2026-05-01T00:00:00.000Z\"", "\"soon\"")]
    [InlineData("Currency", "{\"value\":10,\"currencyCode\":\"EUR\"}", "10")]
    [InlineData(
        "NumberRange",
        "{\"type\":\"number-range\",\"minValue\":1,\"maxValue\":2}",
        "[1,2]"
    )]
    public async Task A_field_takes_values_of_its_type_only(
        string fieldType,
        string good,
        string bad
    )
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var fieldId = (string)
            (
                await sandbox.ResultsAsync(
                    "customField.create",
                    new
                    {
                        fieldType,
                        objectType = "Candidate",
                        title = "New",
                    }
                )
            )["id"]!;
        var candidateId = await sandbox.FirstIdAsync("candidate.list");

        Assert.Equal(
            "invalid_input",
            await sandbox.ErrorAsync("customField.setValue", Setting(candidateId, fieldId, bad))
        );
        var set = await sandbox.ResultsAsync(
            "customField.setValue",
            Setting(candidateId, fieldId, good)
        );
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(good), set["value"]));

        var candidate = await sandbox.ResultsAsync("candidate.info", new { id = candidateId });
        Assert.Contains(
            candidate["customFields"]!.AsArray(),
            field => (string?)field!["id"] == fieldId
        );
        await sandbox.ResultsAsync("customField.setValue", Setting(candidateId, fieldId, "null"));
        candidate = await sandbox.ResultsAsync("candidate.info", new { id = candidateId });
        Assert.DoesNotContain(
            candidate["customFields"]!.AsArray(),
            field => (string?)field!["id"] == fieldId
        );
    }

    [Fact]
    public async Task Private_fields_are_absent_for_a_key_without_that_switch()
    {
        await using var sandbox = await RunningSandbox.StartAsync(candidates: 100);
        var plain = sandbox.Server.AddKey("Plain", "candidatesRead", "jobsRead");
        var isAnyPrivate = false;
        foreach (var method in (string[])["candidate.list", "application.list", "job.list"])
        {
            var all = await sandbox.CallAsync(method);
            var seen = await sandbox.CallAsync(method, key: plain.Secret);
            var shown = seen.Results.ToDictionary(record => (string)record!["id"]!, Fields);
            foreach (var record in all.Results.Where(one => shown.ContainsKey((string)one!["id"]!)))
            {
                var open = Fields(record).Where(field => !(bool)field!["isPrivate"]!).ToList();
                isAnyPrivate |= open.Count < Fields(record).Count;
                Assert.Equal(
                    open.Select(field => field!.ToJsonString()),
                    shown[(string)record!["id"]!].Select(field => field!.ToJsonString())
                );
            }
        }
        Assert.True(isAnyPrivate, "The company has no private field to hide.");

        static JsonArray Fields(JsonNode? record) => record!["customFields"]?.AsArray() ?? [];
    }

    [Fact]
    public async Task A_select_takes_the_value_of_an_option_and_answers_with_its_label()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var field = (await sandbox.ResultsAsync("customField.list"))
            .AsArray()
            .First(field =>
                (string?)field!["fieldType"] == "ValueSelect"
                && (string?)field["objectType"] == "Candidate"
            )!;
        var option = field["selectableValues"]![0]!;
        var (value, label) = ((string)option["value"]!, (string)option["label"]!);
        Assert.NotEqual(value, label);
        var (candidateId, fieldId) = (
            await sandbox.FirstIdAsync("candidate.list"),
            (string)field["id"]!
        );

        Assert.Equal(
            "invalid_input",
            await sandbox.ErrorAsync(
                "customField.setValue",
                Setting(candidateId, fieldId, $"\"{label}\"")
            )
        );
        var set = await sandbox.ResultsAsync(
            "customField.setValue",
            Setting(candidateId, fieldId, $"\"{value}\"")
        );
        Assert.Equal(label, (string?)set["valueLabel"]);
    }

    [Fact]
    public async Task A_field_of_another_kind_of_object_is_refused()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var fieldId = (string)
            (
                await sandbox.ResultsAsync(
                    "customField.create",
                    new
                    {
                        fieldType = "String",
                        objectType = "Job",
                        title = "New",
                    }
                )
            )["id"]!;
        var candidateId = await sandbox.FirstIdAsync("candidate.list");
        Assert.Equal(
            "invalid_input",
            await sandbox.ErrorAsync(
                "customField.setValue",
                Setting(candidateId, fieldId, "\"text\"")
            )
        );
    }

    [Fact]
    public async Task Several_values_are_set_all_or_none()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var fieldId = (string)
            (
                await sandbox.ResultsAsync(
                    "customField.create",
                    new
                    {
                        fieldType = "String",
                        objectType = "Candidate",
                        title = "New",
                    }
                )
            )["id"]!;
        var before = (await sandbox.ResultsAsync("candidate.list"))[0]!;
        var request = new JsonObject
        {
            ["objectId"] = (string)before["id"]!,
            ["objectType"] = "Candidate",
            ["values"] = new JsonArray(
                new JsonObject { ["fieldId"] = fieldId, ["fieldValue"] = "kept?" },
                new JsonObject { ["fieldId"] = Guid.NewGuid().ToString(), ["fieldValue"] = "x" }
            ),
        };
        Assert.Equal(
            "custom_field_not_found",
            await sandbox.ErrorAsync("customField.setValues", request.ToJsonString())
        );
        var after = await sandbox.ResultsAsync(
            "candidate.info",
            new { id = (string)before["id"]! }
        );
        Assert.True(JsonNode.DeepEquals(before["customFields"], after["customFields"]));
    }

    private static string Setting(string candidateId, string fieldId, string value) =>
        $$"""{"objectId":"{{candidateId}}","objectType":"Candidate","fieldId":"{{fieldId}}","fieldValue":{{value}}}""";
}
