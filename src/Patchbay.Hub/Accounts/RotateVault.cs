using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Accounts;

/// <summary>/vault/rotation: POST starts a rotation or goes on with a stopped one, GET tells how far it is, DELETE stops it.</summary>
internal static class RotateVault
{
    public static async Task<Ok<Answer>> StatusAsync(VaultRotator rotator, HttpContext http) =>
        TypedResults.Ok(Answer.From(await rotator.StatusAsync(http.RequestAborted)));

    public static async Task<Accepted<Answer>> StartAsync(VaultRotator rotator, HttpContext http)
    {
        await rotator.StartRotationAsync(http.RequestAborted);
        return TypedResults.Accepted(
            (string?)null,
            Answer.From(await rotator.StatusAsync(http.RequestAborted))
        );
    }

    public static async Task<Results<Ok<Answer>, ApiError>> StopAsync(
        VaultRotator rotator,
        HttpContext http
    ) =>
        await rotator.StopRotationAsync(http.RequestAborted)
            ? TypedResults.Ok(Answer.From(await rotator.StatusAsync(http.RequestAborted)))
            : new ApiError(
                StatusCodes.Status409Conflict,
                "no_rotation_running",
                "No key rotation is running."
            );

    /// <param name="State"><c>none</c>, <c>running</c>, <c>stopped</c> or <c>done</c>.</param>
    /// <param name="Secrets">How many sealed secrets there are.</param>
    /// <param name="SecretsBehind">Those not under the newest data key of their project.</param>
    /// <param name="DataKeysBehind">Data keys that the old master key still seals; the next rotation seals them anew.</param>
    internal sealed record Answer(
        string State,
        int Secrets,
        int SecretsBehind,
        int DataKeysBehind,
        DateTimeOffset? StartedAt,
        DateTimeOffset? EndedAt
    )
    {
        public static Answer From(VaultRotationStatus status) =>
            new(
                status.Last?.State ?? "none",
                status.Total,
                status.Behind,
                status.DataKeysBehind,
                status.Last?.StartedAt,
                status.Last?.EndedAt
            );
    }
}
