using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Contract;

namespace Patchbay.Tests.Sandbox;

public class DeterminismTests
{
    private const int Small = 50;

    private static readonly IReadOnlyList<ContractEndpoint> Lists =
    [
        .. AshbyContract.Embedded.Endpoints.Values.Where(endpoint =>
            endpoint.Verb.StartsWith("list", StringComparison.Ordinal)
        ),
    ];

    [Fact]
    public async Task Two_sandboxes_of_one_seed_size_and_hour_answer_every_list_byte_for_byte_alike()
    {
        await using var one = await RunningSandbox.StartAsync(Small);
        await using var other = await RunningSandbox.StartAsync(Small);
        Assert.True(Lists.Count > 40);
        foreach (var list in Lists)
        {
            var body = await BodyAsync(one, list);
            Assert.Equal(await PagesAsync(one, list, body), await PagesAsync(other, list, body));
        }
    }

    [Fact]
    public async Task Another_seed_is_another_company()
    {
        await using var one = await RunningSandbox.StartAsync(Small);
        await using var other = await RunningSandbox.StartAsync(Small, seed: 8);
        foreach (var list in Lists)
        {
            var mine = await PagesAsync(one, list, await BodyAsync(one, list));
            var others = await PagesAsync(other, list, await BodyAsync(other, list));
            if (mine.Exists(page => page.Contains("\"id\":", StringComparison.Ordinal)))
                Assert.NotEqual(mine, others);
        }
    }

    // Pages of ten, so that cursors and sync tokens are compared as well.
    private static async Task<List<string>> PagesAsync(
        RunningSandbox sandbox,
        ContractEndpoint list,
        JsonObject body
    ) =>
        list.Paging == Paging.None
            ? [(await sandbox.CallAsync(list.Name, body.ToJsonString())).Text]
            : [.. (await sandbox.PagesAsync(list.Name, body)).Select(page => page.Text)];

    private static async Task<JsonObject> BodyAsync(RunningSandbox sandbox, ContractEndpoint list)
    {
        var body = new JsonObject();
        if (list.Paging != Paging.None)
            body["limit"] = 10;
        foreach (var field in list.Request.Flat.Required)
            body[field] =
                field == "surveyType"
                    ? "CandidateExperience"
                    : await sandbox.FirstIdAsync(field[..^"Id".Length] + ".list");
        return body;
    }
}
