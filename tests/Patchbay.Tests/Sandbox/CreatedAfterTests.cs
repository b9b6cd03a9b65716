using System.Globalization;
using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox;

public class CreatedAfterTests
{
    [Theory]
    [InlineData("candidate.list")]
    [InlineData("application.list")]
    public async Task The_filter_lets_through_what_was_created_later_and_nothing_else(string method)
    {
        await using var sandbox = await RunningSandbox.StartAsync(candidates: 150);
        var all = await AllAsync(sandbox, method, []);
        foreach (var place in (int[])[0, 1, all.Count / 2, all.Count - 1])
        {
            var bound = CreatedAt(all[place]);
            var expected = all.Where(record => CreatedAt(record) > bound)
                .Select(record => (string)record["id"]!);
            var found = await AllAsync(
                sandbox,
                method,
                new JsonObject { ["createdAfter"] = bound }
            );
            Assert.Equal(expected, found.Select(record => (string)record["id"]!));
        }
    }

    [Fact]
    public async Task An_old_candidate_whose_date_was_changed_counts_by_its_new_date()
    {
        await using var sandbox = await RunningSandbox.StartAsync(candidates: 150);
        var first = (await sandbox.ResultsAsync("candidate.list", new { limit = 1 }))[0]!;
        var candidateId = (string)first["id"]!;
        await sandbox.ResultsAsync(
            "candidate.update",
            new { candidateId, createdAt = "2026-05-31T12:00:00Z" }
        );
        var bound = DateTimeOffset
            .Parse("2026-05-31T11:00:00Z", CultureInfo.InvariantCulture)
            .ToUnixTimeMilliseconds();
        Assert.Contains(
            candidateId,
            (await sandbox.CallAsync("candidate.list", new { createdAfter = bound })).Ids
        );
    }

    private static async Task<List<JsonNode>> AllAsync(
        RunningSandbox sandbox,
        string method,
        JsonObject body
    ) =>
        [
            .. (await sandbox.PagesAsync(method, body))
                .SelectMany(page => page.Results)
                .Select(record => record!),
        ];

    private static long CreatedAt(JsonNode record) =>
        DateTimeOffset
            .Parse((string)record["createdAt"]!, CultureInfo.InvariantCulture)
            .ToUnixTimeMilliseconds();
}
