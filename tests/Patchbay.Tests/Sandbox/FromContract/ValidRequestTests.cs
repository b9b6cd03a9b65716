using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Tests.Contract;

namespace Patchbay.Tests.Sandbox.FromContract;

/// <summary>A client made from Ashby's contract alone drives the sandbox: no endpoint may fail a valid request.</summary>
public class ValidRequestTests
{
    public static TheoryData<string, bool> Requests
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var endpoint in AshbySpec.Served)
            {
                data.Add(endpoint, false);
                data.Add(endpoint, true);
            }
            return data;
        }
    }

    public static TheoryData<string, bool> Uploads
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var endpoint in AshbySpec.Served)
                if (AshbySpec.MultipartSchema(endpoint) is not null)
                {
                    data.Add(endpoint, false);
                    data.Add(endpoint, true);
                }
            return data;
        }
    }

    [Fact]
    public void Every_endpoint_that_a_key_can_call_is_called() =>
        Assert.Equal(160, AshbySpec.Served.Count());

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_valid_request_is_answered_within_the_contract(string endpoint, bool full)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var world = new World(sandbox.Server.Address);
        var body = await ValidRequest.MakeAsync(endpoint, full, world);
        Assert.All(
            AshbySpec.RequestSchema(endpoint).Validate(Element(body)),
            fault =>
                Assert.True(
                    ReviewedDifferences.IsReviewed(Difference.InRequest(endpoint, fault)),
                    $"{fault} in {body}"
                )
        );
        Succeeds(
            endpoint,
            body.ToJsonString(),
            await world.AnswerAsync(endpoint, JsonContent.Create(body))
        );
    }

    [Theory]
    [MemberData(nameof(Uploads))]
    public async Task An_upload_form_is_answered_within_the_contract(string endpoint, bool full)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var world = new World(sandbox.Server.Address);
        using var form = await ValidRequest.MakeMultipartAsync(endpoint, full, world);
        Succeeds(endpoint, "(form)", await world.AnswerAsync(endpoint, form));
    }

    private static void Succeeds(string endpoint, string sent, JsonObject answer)
    {
        Assert.True((bool)answer["success"]!, $"{sent}\n{answer}");
        Assert.All(
            AshbySpec.SuccessSchema(endpoint).Validate(Element(answer)),
            fault =>
                Assert.True(
                    ReviewedDifferences.IsReviewed(Difference.InAnswer(endpoint, fault)),
                    $"{fault} in {answer}"
                )
        );
    }

    private static JsonElement Element(JsonObject node) =>
        JsonDocument.Parse(node.ToJsonString()).RootElement;
}
