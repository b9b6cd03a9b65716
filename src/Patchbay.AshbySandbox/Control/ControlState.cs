using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Control;

/// <summary>Reset, and snapshots: documents to keep, and to give back to this sandbox or another of the same version.</summary>
internal static class ControlState
{
    private const int LargestSnapshot = 512 * 1024 * 1024;

    public static void MapState(this IEndpointRouteBuilder app, Sandbox sandbox)
    {
        app.MapPost(
            "/reset",
            () =>
            {
                sandbox.Reset();
                return Results.NoContent();
            }
        );
        app.MapGet("/snapshot", () => Results.Json(sandbox.Save()));
        app.MapBody<Snapshot>("PUT", "/snapshot", snapshot => Restore(sandbox, snapshot))
            .WithMetadata(new RequestSizeLimitAttribute(LargestSnapshot));
    }

    private static IResult Restore(Sandbox sandbox, Snapshot snapshot)
    {
        if (snapshot is not { Mark.Company.Candidates: > 0, Rows: not null })
            return Problems.Invalid("The body is not a snapshot that GET /_control/snapshot gave.");
        try
        {
            sandbox.Restore(snapshot);
            return Results.NoContent();
        }
        catch (Exception error) when (error is JsonException or SandboxFileException)
        {
            return Problems.Invalid($"The snapshot does not fit: {error.Message}");
        }
    }
}
