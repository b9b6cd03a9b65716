using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox;

public class LocationTests
{
    [Theory]
    [InlineData(null, null, "OnSite", false)]
    [InlineData(null, true, "Remote", true)]
    [InlineData("Remote", null, "Remote", true)]
    [InlineData("Remote", true, "Remote", true)]
    [InlineData("Hybrid", null, "Hybrid", false)]
    [InlineData("Hybrid", true, "Hybrid", false)]
    [InlineData("OnSite", false, "OnSite", false)]
    public async Task IsRemote_and_workplaceType_say_the_same(
        string? workplaceType,
        bool? isRemote,
        string expected,
        bool remote
    )
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var location = await sandbox.ResultsAsync(
            "location.create",
            Request("Location", workplaceType, isRemote)
        );
        Assert.Equal(expected, (string?)location["workplaceType"]);
        Assert.Equal(remote, (bool)location["isRemote"]!);
        var changed = await sandbox.ResultsAsync(
            "location.updateWorkplaceType",
            new { locationId = (string)location["id"]!, workplaceType = "Remote" }
        );
        Assert.True((bool)changed["isRemote"]!);
        var read = await sandbox.ResultsAsync(
            "location.info",
            new { locationId = (string)location["id"]! }
        );
        Assert.Equal(changed.ToJsonString(), read.ToJsonString());
    }

    [Theory]
    [InlineData("Location", "OnSite", true)]
    [InlineData("Location", "Hybrid", false)]
    [InlineData("Location", "Remote", false)]
    [InlineData("LocationHierarchy", null, true)]
    [InlineData("LocationHierarchy", "OnSite", null)]
    public async Task A_contradiction_is_refused(string type, string? workplaceType, bool? isRemote)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        Assert.Equal(
            "invalid_input",
            await sandbox.ErrorAsync("location.create", Request(type, workplaceType, isRemote))
        );
    }

    [Fact]
    public async Task A_region_takes_no_workplace_type()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var region = await sandbox.ResultsAsync(
            "location.create",
            Request("LocationHierarchy", null, null)
        );
        Assert.Equal(
            "invalid_input",
            await sandbox.ErrorAsync(
                "location.updateWorkplaceType",
                new { locationId = (string)region["id"]!, workplaceType = "Remote" }
            )
        );
    }

    [Fact]
    public async Task An_archived_location_leaves_the_list_until_it_is_restored()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var locationId = await sandbox.FirstIdAsync("location.list");
        await sandbox.ResultsAsync("location.archive", new { locationId });
        Assert.DoesNotContain(locationId, (await sandbox.CallAsync("location.list")).Ids);
        Assert.Contains(
            locationId,
            (await sandbox.CallAsync("location.list", new { includeArchived = true })).Ids
        );
        await sandbox.ResultsAsync("location.restore", new { locationId });
        Assert.Contains(locationId, (await sandbox.CallAsync("location.list")).Ids);
    }

    private static string Request(string type, string? workplaceType, bool? isRemote)
    {
        var request = new JsonObject { ["name"] = "Oslo", ["type"] = type };
        if (workplaceType is not null)
            request["workplaceType"] = workplaceType;
        if (isRemote is not null)
            request["isRemote"] = isRemote;
        return request.ToJsonString();
    }
}
