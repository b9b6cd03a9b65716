using Patchbay.AshbySandbox.Contract;

namespace Patchbay.Tests.Sandbox;

public class ContractTests
{
    public static TheoryData<string> Endpoints => [.. AshbyContract.Embedded.Endpoints.Keys];

    [Fact]
    public void Every_endpoint_that_a_key_can_call_is_there() =>
        Assert.Equal(160, AshbyContract.Embedded.Endpoints.Count);

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task An_empty_body_is_answered_in_Ashbys_shape(string method)
    {
        await using var sandbox = await RunningSandbox.StartAsync(candidates: 10);
        var reply = await sandbox.CallAsync(method);
        Assert.Equal(200, reply.Status);
        if (reply.Succeeded)
            Assert.True(reply.Json.ContainsKey("results"));
        else
            Assert.Equal(reply.ErrorCode, (string?)reply.Json["errors"]![0]);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task A_key_needs_the_permission_of_the_endpoint_and_no_other(string method)
    {
        await using var sandbox = await RunningSandbox.StartAsync(candidates: 10);
        var permission = AshbyContract.Embedded.Endpoints[method].Permission;
        var all = AshbyContract.Embedded.Permissions.ToList();
        var without = sandbox.Server.AddKey(
            "Without",
            [.. all.Where(known => known != permission)]
        );
        var with = sandbox.Server.AddKey("With", permission);

        var refused = await sandbox.CallAsync(method, key: without.Secret);
        Assert.Equal(403, refused.Status);
        Assert.Equal("missing_endpoint_permission", refused.ErrorCode);
        Assert.Equal(200, (await sandbox.CallAsync(method, key: with.Secret)).Status);
    }
}
