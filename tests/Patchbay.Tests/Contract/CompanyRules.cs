using System.Text.Json.Nodes;
using static Patchbay.Tests.Contract.StateRules;

namespace Patchbay.Tests.Contract;

/// <summary>What the company's own records ask for: departments, locations, jobs, openings, users, webhooks, reports.</summary>
internal static class CompanyRules
{
    private static int _hooks;

    public static readonly Dictionary<string, StateRule> All = new(StringComparer.Ordinal)
    {
        // A department cannot stand under itself.
        ["department.move"] = async (body, world) =>
        {
            if (body.ContainsKey("parentId"))
                body["parentId"] = (string)(await world.AllAsync("department"))[^1]["id"]!;
        },
        // Regions hold locations, not the other way round.
        ["location.move"] = async (body, world) =>
        {
            body["locationId"] = await world.IdAsync("location", IsPlace);
            body["parentLocationHierarchyId"] = await world.IdAsync("location", IsRegion);
        },
        // Nobody works in a region.
        ["location.updateWorkplaceType"] = async (body, world) =>
            body["locationId"] = await world.IdAsync("location", IsPlace),
        // What stands above a location is a region.
        ["location.create"] = async (body, world) =>
        {
            if (body.ContainsKey("parentLocationId"))
                body["parentLocationId"] = await world.IdAsync("location", IsRegion);
        },
        // An open job can only be closed.
        ["job.setStatus"] = async (body, world) =>
        {
            body["jobId"] = await world.IdAsync("job", job => (string?)job["status"] == "Open");
            body["status"] = "Closed";
        },
        // One field beside the id at least.
        ["job.update"] = Now(body => body["title"] = "Painter"),
        ["opening.update"] = Needs("openingId", "opening"),
        ["opening.setArchived"] = async (body, world) =>
        {
            body["openingId"] = await world.IdAsync("opening");
            body["archive"] = true;
        },
        ["opening.setOpeningState"] = async (body, world) =>
        {
            body["openingId"] = await world.IdAsync("opening");
            body["openingState"] = "Closed"; // a reason goes with closing only
        },
        // A stage of training belongs to its pool.
        ["interviewerPool.addUser"] = async (body, world) =>
        {
            if (!body.ContainsKey("interviewerPoolTrainingPathStageId"))
                return;
            var pool = await world.FirstAsync(
                "interviewerPool",
                pool => pool["trainingPath"]?["trainingStages"] is JsonArray { Count: > 0 }
            );
            body["interviewerPoolId"] = (string)pool["id"]!;
            body["interviewerPoolTrainingPathStageId"] = (string)
                pool["trainingPath"]!["trainingStages"]![0]!["id"]!;
        },
        // A pause ends after it begins.
        ["user.createInterviewerPause"] = Now(body =>
        {
            if (body.ContainsKey("endsAt"))
                body["endsAt"] = "2099-01-01T00:00:00Z";
        }),
        // Nobody pauses yet.
        ["user.deleteInterviewerPause"] = async (body, world) =>
        {
            var pause = await world.CallAsync(
                "user.createInterviewerPause",
                new() { ["userId"] = await world.IdAsync("user") }
            );
            body["interviewerPauseId"] = (string)pause["id"]!;
        },
        // A request id names a report that is being made.
        ["report.generate"] = async (body, world) =>
        {
            if (!body.Remove("requestId"))
                return;
            var started = await world.CallAsync("report.generate", body.DeepClone().AsObject());
            body["requestId"] = (string)started["requestId"]!;
        },
        // Webhooks go to an address, and there is none yet.
        ["webhook.create"] = Now(body => body["requestUrl"] = NewAddress()),
        ["webhook.info"] = WebhookAsync,
        ["webhook.delete"] = WebhookAsync,
        ["webhook.update"] = async (body, world) =>
        {
            await WebhookAsync(body, world);
            body["enabled"] = true; // one field beside the id at least
            if (body.ContainsKey("requestUrl"))
                body["requestUrl"] = NewAddress();
        },
    };

    // The same address twice is refused. Nobody listens there: the ping fails at once and the webhook is stored disabled.
    private static string NewAddress() => $"http://127.0.0.1:9/{Interlocked.Increment(ref _hooks)}";

    private static bool IsRegion(JsonObject location) =>
        (string?)location["type"] == "LocationHierarchy";

    private static bool IsPlace(JsonObject location) => !IsRegion(location);

    private static async Task WebhookAsync(JsonObject body, World world)
    {
        var webhook = await world.CallAsync(
            "webhook.create",
            new()
            {
                ["webhookType"] = "candidateHire",
                ["requestUrl"] = NewAddress(),
                ["secretToken"] = "a-secret-of-the-test",
            }
        );
        body["webhookId"] = (string)webhook["id"]!;
    }
}
