using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox.FromContract;

/// <summary>Sees to it that a list which belongs to one record holds two: the request is made to name its owner.</summary>
internal static class CrowdedLists
{
    public static readonly Dictionary<string, Func<JsonObject, ErrorSandbox, Task>> ByEndpoint =
        new(StringComparer.Ordinal)
        {
            ["candidate.listNotes"] = async (body, ashby) =>
            {
                for (var i = 0; i < 2; i++)
                    await ashby.World.CallAsync(
                        "candidate.createNote",
                        new()
                        {
                            ["candidateId"] = (string)body["candidateId"]!,
                            ["note"] = "Called back",
                        }
                    );
            },
            ["candidate.listProjects"] = async (body, ashby) =>
            {
                foreach (var project in (await ashby.World.AllAsync("project")).Take(2))
                    await ashby.World.CallAsync(
                        "candidate.addProject",
                        new()
                        {
                            ["candidateId"] = (string)body["candidateId"]!,
                            ["projectId"] = (string)project["id"]!,
                        }
                    );
            },
            ["interviewEvent.list"] = async (body, ashby) =>
            {
                var schedule = await ashby.ValidAsync("interviewSchedule.create");
                var events = schedule["interviewEvents"]!.AsArray();
                events.Add(events[0]!.DeepClone());
                var made = await ashby.World.CallAsync("interviewSchedule.create", schedule);
                body["interviewScheduleId"] = (string)made["id"]!;
            },
            ["application.listHistory"] = async (body, ashby) =>
            {
                var move = await ashby.ValidAsync("application.changeStage");
                await ashby.World.CallAsync("application.changeStage", move);
                body["applicationId"] = (string)move["applicationId"]!;
            },
            // Written by visits to the careers page, which no call stands for.
            ["candidate.listClientInfo"] = (body, ashby) =>
            {
                lock (ashby.Gate)
                {
                    var visits = ashby.State.ClientInfo.Open((string)body["candidateId"]!);
                    foreach (var id in new[] { Guid.NewGuid(), Guid.NewGuid() })
                        visits.Save(
                            new JsonObject
                            {
                                ["id"] = id.ToString(),
                                ["ipAddress"] = "192.0.2.7",
                                ["userAgent"] = "Mozilla/5.0",
                                ["relatedEntityType"] = "application",
                                ["relatedEntityId"] = Guid.NewGuid().ToString(),
                                ["candidateId"] = (string)body["candidateId"]!,
                                ["createdAt"] = "2026-01-05T09:00:00.000Z",
                            }
                        );
                }
                return Task.CompletedTask;
            },
        };
}
