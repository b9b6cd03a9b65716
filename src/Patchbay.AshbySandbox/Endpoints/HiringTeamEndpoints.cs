using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Endpoints;

internal static class HiringTeamEndpoints
{
    public static void AddTo(HandlerTable table)
    {
        table["hiringTeamRole.list"] = ListRoles;
        table["applicationHiringTeamRole.list"] = (_, context) =>
            SandboxContext.All(context.State.HiringTeamRoles);
        table["hiringTeam.addMember"] = (request, context) => Change(request, context, add: true);
        table["hiringTeam.removeMember"] = (request, context) =>
            Change(request, context, add: false);
        table["application.addHiringTeamMember"] = (request, context) =>
            Change(request, context, add: true);
        table["application.removeHiringTeamMember"] = (request, context) =>
            Change(request, context, add: false);
    }

    // Names by default, ids with namesOnly:false.
    private static Answer ListRoles(JsonObject request, SandboxContext context)
    {
        var roles = context.State.HiringTeamRoles.After(-1).Select(entry => entry.Record);
        return request.Flag("namesOnly", otherwise: true)
            ? Answer.List(roles.Select(role => (JsonNode)role.Text("title")!))
            : Answer.List(roles);
    }

    private static Answer Change(JsonObject request, SandboxContext context, bool add)
    {
        var state = context.State;
        if (state.Users.Find(request.Text("teamMemberId")) is not { } user)
            return Errors.NotFound("user");
        // The role is named by id; a title is refused (section 11).
        if (state.HiringTeamRoles.Find(request.Text("roleId")) is not { } role)
            return Errors.NotFound("hiring_team_role");
        var member = new JsonObject
        {
            ["email"] = user.Text("email"),
            ["firstName"] = user.Text("firstName"),
            ["lastName"] = user.Text("lastName"),
            ["role"] = role.Text("title"),
            ["userId"] = user.Text("id"),
        };
        var found =
            request.Text("jobId") is { } jobId ? ChangeJob(context, jobId, member, add)
            : request.Text("openingId") is { } openingId
                ? ChangeOpening(context, openingId, member, add)
            : ChangeApplication(context, request.Text("applicationId"), member, add);
        return found is { } error ? error : member;
    }

    private static SandboxError? ChangeApplication(
        SandboxContext context,
        string? id,
        JsonObject member,
        bool add
    )
    {
        if (ApplicationEndpoints.Find(context, id) is not { } application)
            return Errors.ApplicationNotFound;
        Change(application["hiringTeam"]!.AsArray(), member, add);
        ApplicationEndpoints.Save(application, context);
        return null;
    }

    // What changes at a job changes at its applications (section 11).
    private static SandboxError? ChangeJob(
        SandboxContext context,
        string id,
        JsonObject member,
        bool add
    )
    {
        if (JobEndpoints.Find(context, id) is not { } job)
            return Errors.NotFound("job");
        Change(job["hiringTeam"]!.AsArray(), member, add);
        job["updatedAt"] = context.Timestamp;
        context.State.Jobs.Save(job);
        var applications = context.State.Applications.After(-1).Select(entry => entry.Record);
        foreach (
            var application in applications
                .Where(found => (string?)found["job"]!["id"] == job.Text("id"))
                .ToList()
        )
        {
            Change(application["hiringTeam"]!.AsArray(), member, add);
            ApplicationEndpoints.Save(application, context);
        }
        return null;
    }

    private static SandboxError? ChangeOpening(
        SandboxContext context,
        string id,
        JsonObject member,
        bool add
    )
    {
        if (OpeningEndpoints.Find(context, id) is not { } opening)
            return Errors.NotFound("opening");
        Change(opening["latestVersion"]!["hiringTeam"]!.AsArray(), member, add);
        context.State.Openings.Save(opening);
        return null;
    }

    private static void Change(JsonArray team, JsonObject member, bool add)
    {
        team.RemoveAll(known =>
            (string?)known!["userId"] == member.Text("userId")
            && (string?)known["role"] == member.Text("role")
        );
        if (add)
            team.Add(member.DeepClone());
    }
}
