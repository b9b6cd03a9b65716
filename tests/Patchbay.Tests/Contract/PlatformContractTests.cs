using System.Text.Json;
using Patchbay.Tests.Hub;

namespace Patchbay.Tests.Contract;

/// <summary>Every documented operation that is not excluded, held against its documented answers.</summary>
public sealed class PlatformContractTests(PlatformWorld world) : IClassFixture<PlatformWorld>
{
    public static TheoryData<string> Operations => [.. PlatformSpec.Operations];

    public static TheoryData<string> WithBody =>
        [.. PlatformSpec.Operations.Where(one => PlatformSpec.Request(one) is not null)];

    public static TheoryData<string> WithId =>
        [
            .. PlatformSpec.Operations.Where(one =>
                one.Contains('{') && !one.StartsWith("PATCH", StringComparison.Ordinal)
            ),
        ];

    [Fact]
    public void Every_documented_operation_is_called_or_excluded_for_a_reason()
    {
        Assert.Equal(PlatformSpec.Operations.Order(), world.Called.Order());
        Assert.All(PlatformSpec.Excluded.Keys, one => Assert.Contains(one, PlatformSpec.All));
        Assert.All(PlatformSpec.Excluded.Values, reason => Assert.NotEmpty(reason));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_success_is_as_documented(string operation)
    {
        var answer = await world.SucceedAsync(operation);
        Assert.True((int)answer.Status < 300, answer.Text);
        PlatformSpec.Check(operation, (int)answer.Status, answer.Json);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Without_a_key_each_answers_401_as_documented(string operation)
    {
        var answer = (await world.BareAsync(operation, key: "")).IsError(401, "unauthorized");
        PlatformSpec.Check(operation, 401, answer.Json);
    }

    [Theory]
    [MemberData(nameof(WithBody))]
    public async Task A_body_that_breaks_the_contract_answers_400_as_documented(string operation)
    {
        const string broken = """{"action":1,"token":1,"origin_owner_id":1,"type":1,"method":1}""";
        Assert.False(PlatformSpec.Request(operation)!.IsValid(JsonElement.Parse(broken)));
        var answer = (await world.BareAsync(operation, broken)).IsError(400, "invalid_request");
        PlatformSpec.Check(operation, 400, answer.Json);
    }

    [Theory]
    [MemberData(nameof(WithId))]
    public async Task An_unknown_id_answers_404_as_documented(string operation)
    {
        var answer = await world.BareAsync(operation);
        Assert.Equal(404, (int)answer.Status);
        PlatformSpec.Check(operation, 404, answer.Json);
    }

    [Theory]
    [InlineData("GET /accounts", "page_size=none")]
    [InlineData("GET /actions", "next=%21")]
    [InlineData("GET /requests/logs", "order_by=colour")]
    [InlineData("GET /requests/logs/steps", "order_direction=up")]
    [InlineData("GET /requests/platform-logs", "filter[start_date]=yesterday")]
    public async Task A_query_that_cannot_be_read_answers_400_as_documented(
        string operation,
        string query
    )
    {
        var answer = (await world.BareAsync($"{operation}?{query}")).IsError(
            400,
            "invalid_request"
        );
        PlatformSpec.Check(operation, 400, answer.Json);
    }

    [Theory]
    [InlineData("POST /actions/rpc", """{"action":"ashby_list_candidates"}""")]
    [InlineData("POST /unified/proxy", """{"method":"post","path":"/candidate.list"}""")]
    public async Task A_suspended_account_answers_412(string operation, string body)
    {
        var account = await world.Hub.LinkAsync("suspended-" + operation.Length);
        var suspended = await world.Hub.CallAsync(
            "PATCH",
            $"/accounts/{account}",
            """{"status":"suspended"}"""
        );
        suspended.IsOk();
        var answer = (await world.BareAsync(operation, body, account: account)).IsError(
            412,
            "account_suspended"
        );
        if (operation.EndsWith("proxy", StringComparison.Ordinal))
            PlatformSpec.Check(operation, 412, answer.Json);
        else
            // The contract's copy for this operation lists no 412; its errors all have one form.
            PlatformSpec.Check("POST /unified/proxy", 412, answer.Json);
    }

    [Fact]
    public async Task A_provider_that_asks_to_wait_answers_429_as_documented()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        await using var hub = new TestHub();
        hub.Settings["PATCHBAY_ASHBY_URL"] = provider.Address.AbsoluteUri;
        await hub.StartAsync("Production");
        var account = await hub.LinkAsync("limited", "a-key-that-is-checked");
        provider.Reply = http =>
        {
            http.Response.StatusCode = 429;
            http.Response.Headers.RetryAfter = "60";
            return Task.CompletedTask;
        };
        var answer = (await hub.RunAsync(account, "ashby_list_jobs")).IsError(429, "rate_limited");
        Assert.Equal("60", answer.Response.Headers.RetryAfter?.ToString());
        PlatformSpec.Check("POST /actions/rpc", 429, answer.Json);
    }

    [Theory]
    [MemberData(nameof(WithBody))]
    public async Task Our_document_takes_the_documented_members_and_demands_no_more(
        string operation
    )
    {
        var document = (await world.Hub.CallAsync("GET", "/openapi.json", key: "")).IsOk().Json;
        var parts = operation.Split(' ');
        var schema = document
            .GetProperty("paths")
            .GetProperty(parts[1])
            .GetProperty(parts[0].ToLowerInvariant())
            .GetProperty("requestBody")
            .GetProperty("content")
            .GetProperty("application/json")
            .GetProperty("schema");
        if (schema.TryGetProperty("$ref", out var reference))
            schema = document
                .GetProperty("components")
                .GetProperty("schemas")
                .GetProperty(reference.GetString()!.Split('/')[^1]);
        var ours = schema.GetProperty("properties").EnumerateObject().Select(one => one.Name);
        var demanded = schema.TryGetProperty("required", out var required)
            ? required.EnumerateArray().Select(one => one.GetString())
            : [];
        var documented = Shape.Of(
            PlatformSpec.Request(operation)!.Bundle(),
            PlatformSpec.Request(operation)!.Bundle().GetProperty("$defs")
        );
        Assert.NotEmpty(documented.Properties);
        Assert.Empty(documented.Properties.Keys.Except(ours));
        Assert.Equal(documented.Required.Order(), demanded.Order());
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Every_documented_parameter_is_in_our_document(string operation)
    {
        var document = (await world.Hub.CallAsync("GET", "/openapi.json", key: "")).IsOk().Json;
        var parts = operation.Split(' ');
        var ours = document
            .GetProperty("paths")
            .GetProperty(parts[1])
            .GetProperty(parts[0].ToLowerInvariant());
        var known = ours.TryGetProperty("parameters", out var parameters)
            ? parameters
                .EnumerateArray()
                .Select(one =>
                    (one.GetProperty("in").GetString()!, one.GetProperty("name").GetString()!)
                )
                .ToHashSet()
            : [];
        Assert.Empty(PlatformSpec.Parameters(operation).Except(known));
    }
}
