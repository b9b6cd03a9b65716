using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Endpoints;

/// <summary>Where a candidate or application came from, and to whose credit: sourceId and creditedToUserId.</summary>
internal static class Attribution
{
    public static SandboxError? Check(JsonObject request, SandboxState state)
    {
        if (request.Text("sourceId") is { } sourceId && state.Sources.Find(sourceId) is null)
            return Errors.NotFound("source");
        if (request.Text("creditedToUserId") is { } userId && state.Users.Find(userId) is null)
            return Errors.NotFound("user");
        return null;
    }

    public static void Apply(JsonObject record, JsonObject request, SandboxState state)
    {
        if (request.Text("sourceId") is { } sourceId)
            record["source"] = state.Sources.Find(sourceId);
        if (request.Text("creditedToUserId") is { } userId)
            record["creditedToUser"] = state.Users.Find(userId);
    }
}
