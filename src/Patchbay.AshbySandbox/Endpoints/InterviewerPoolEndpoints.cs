using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Endpoints;

/// <summary>Interviewer pools. The list shows the pool alone; every other endpoint shows its members too.</summary>
internal static class InterviewerPoolEndpoints
{
    public static void AddTo(HandlerTable table)
    {
        table["interviewerPool.list"] = List;
        table["interviewerPool.info"] = (request, context) => With(request, context, pool => pool);
        table["interviewerPool.create"] = Create;
        table["interviewerPool.update"] = (request, context) =>
            Change(
                request,
                context,
                pool =>
                {
                    pool.Take(request, "title");
                    if (request.ContainsKey("requiresTraining"))
                        pool["trainingPath"]!["enabled"] = request.Flag("requiresTraining");
                }
            );
        table["interviewerPool.archive"] = (request, context) =>
            Change(request, context, pool => pool["isArchived"] = true);
        table["interviewerPool.restore"] = (request, context) =>
            Change(request, context, pool => pool["isArchived"] = false);
        table["interviewerPool.addUser"] = AddUser;
        table["interviewerPool.removeUser"] = RemoveUser;
    }

    private static Answer List(JsonObject request, SandboxContext context)
    {
        var archived = request.Flag("includeArchivedPools");
        var stages = request.Flag("includeArchivedTrainingStages");
        return context.Page(
            request,
            context.State.InterviewerPools,
            pool => archived || !pool.Flag("isArchived"),
            pool =>
            {
                pool.Remove("qualifiedMembers");
                pool.Remove("trainees");
                if (!stages)
                    Stages(pool).RemoveAll(stage => (bool?)stage!["isArchived"] == true);
                return pool;
            }
        );
    }

    private static Answer Create(JsonObject request, SandboxContext context)
    {
        var pool = new JsonObject
        {
            ["id"] = context.State.Ids.Next("interviewerPool"),
            ["title"] = request.Text("title"),
            ["isArchived"] = false,
            ["trainingPath"] = new JsonObject
            {
                ["id"] = context.State.Ids.Next("trainingPath"),
                ["enabled"] = request.Flag("requiresTraining"),
                ["trainingStages"] = new JsonArray(),
            },
        };
        context.State.InterviewerPools.Save(pool);
        return Shown(pool);
    }

    // With a stage of the training path the user is a trainee, without one qualified.
    private static Answer AddUser(JsonObject request, SandboxContext context)
    {
        if (context.State.Users.Find(request.Text("userId")) is not { } user)
            return Errors.NotFound("user");
        var stageId = request.Text("interviewerPoolTrainingPathStageId");
        return With(
            request,
            context,
            pool =>
            {
                if (
                    stageId is not null
                    && Stages(pool).All(stage => (string?)stage!["id"] != stageId)
                )
                    return Errors.NotFound("interviewer_pool_training_path_stage");
                Leave(pool, user);
                user["isPaused"] = false;
                if (stageId is not null)
                    user["currentProgress"] = new JsonObject
                    {
                        ["trainingPathId"] = (string?)pool["trainingPath"]!["id"],
                        ["trainingPathStageId"] = stageId,
                        ["interviewsCompleted"] = 0,
                    };
                pool[stageId is null ? "qualifiedMembers" : "trainees"]!.AsArray().Add(user);
                context.State.InterviewerPools.Save(pool);
                return pool;
            }
        );
    }

    private static Answer RemoveUser(JsonObject request, SandboxContext context) =>
        context.State.Users.Find(request.Text("userId")) is { } user
            ? Change(request, context, pool => Leave(pool, user))
            : Errors.NotFound("user");

    private static void Leave(JsonObject pool, JsonObject user)
    {
        foreach (var list in (string[])["qualifiedMembers", "trainees"])
            pool[list]!.AsArray().RemoveAll(member => (string?)member!["id"] == user.Text("id"));
    }

    private static JsonArray Stages(JsonObject pool) =>
        pool["trainingPath"]!["trainingStages"]!.AsArray();

    private static JsonObject Shown(JsonObject pool)
    {
        pool["qualifiedMembers"] ??= new JsonArray();
        pool["trainees"] ??= new JsonArray();
        return pool;
    }

    private static JsonObject? Find(JsonObject request, SandboxContext context) =>
        context.State.InterviewerPools.Find(request.Text("interviewerPoolId")) is { } pool
            ? Shown(pool)
            : null;

    private static Answer Change(
        JsonObject request,
        SandboxContext context,
        Action<JsonObject> change
    ) =>
        Subject.Change(
            Find(request, context),
            "interviewer_pool",
            context.State.InterviewerPools,
            change
        );

    private static Answer With(
        JsonObject request,
        SandboxContext context,
        Func<JsonObject, Answer> then
    ) => Subject.With(Find(request, context), "interviewer_pool", then);
}
