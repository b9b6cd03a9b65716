using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox;

public class HiringTeamTests
{
    [Fact]
    public async Task A_role_is_named_by_id_and_a_title_is_refused()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var application = await Applications.CreateAsync(sandbox);
        var teamMemberId = await sandbox.FirstIdAsync("user.list");
        Assert.Equal(
            "invalid_input",
            await sandbox.ErrorAsync(
                "application.addHiringTeamMember",
                new
                {
                    applicationId = application.Id,
                    teamMemberId,
                    roleId = "Recruiter",
                }
            )
        );
        Assert.Equal(
            "hiring_team_role_not_found",
            await sandbox.ErrorAsync(
                "application.addHiringTeamMember",
                new
                {
                    applicationId = application.Id,
                    teamMemberId,
                    roleId = Guid.NewGuid(),
                }
            )
        );
    }

    [Fact]
    public async Task A_member_of_one_application_is_added_once_and_removed()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var application = await Applications.CreateAsync(sandbox);
        var request = new
        {
            applicationId = application.Id,
            teamMemberId = await StrangerAsync(sandbox, application),
            roleId = await sandbox.FirstIdAsync("applicationHiringTeamRole.list"),
        };
        await sandbox.ResultsAsync("application.addHiringTeamMember", request);
        await sandbox.ResultsAsync("application.addHiringTeamMember", request);
        Assert.Single(await TeamAsync(sandbox, application), request.teamMemberId);
        await sandbox.ResultsAsync("application.removeHiringTeamMember", request);
        Assert.DoesNotContain(request.teamMemberId, await TeamAsync(sandbox, application));
    }

    [Fact]
    public async Task What_changes_at_a_job_changes_at_its_applications()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var application = await Applications.CreateAsync(sandbox);
        var request = new
        {
            jobId = application.JobId,
            teamMemberId = await StrangerAsync(sandbox, application),
            roleId = await sandbox.FirstIdAsync("applicationHiringTeamRole.list"),
        };
        await sandbox.ResultsAsync("hiringTeam.addMember", request);
        Assert.Contains(request.teamMemberId, await TeamAsync(sandbox, application));
        await sandbox.ResultsAsync("hiringTeam.removeMember", request);
        Assert.DoesNotContain(request.teamMemberId, await TeamAsync(sandbox, application));
        var job = await sandbox.ResultsAsync("job.info", new { id = application.JobId });
        Assert.DoesNotContain(request.teamMemberId, Members(job));
    }

    [Fact]
    public async Task Roles_are_listed_by_title_and_on_demand_with_their_ids()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var titles = await sandbox.ResultsAsync("hiringTeamRole.list");
        Assert.Contains("Recruiter", titles.AsArray().Select(title => (string?)title));
        var roles = await sandbox.CallAsync("hiringTeamRole.list", new { namesOnly = false });
        Assert.Equal((await sandbox.CallAsync("applicationHiringTeamRole.list")).Ids, roles.Ids);
    }

    private static async Task<string> StrangerAsync(RunningSandbox sandbox, Applications of) =>
        (await sandbox.CallAsync("user.list")).Ids.Except(await TeamAsync(sandbox, of)).First();

    private static async Task<List<string>> TeamAsync(RunningSandbox sandbox, Applications of) =>
        Members(await of.InfoAsync(sandbox));

    private static List<string> Members(JsonNode record) =>
        [.. record["hiringTeam"]!.AsArray().Select(member => (string)member!["userId"]!)];
}
