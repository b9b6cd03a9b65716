using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Patchbay.Hub.Linking;

/// <summary>GET /hub/settings: an existing account switches the hub component to edit mode.</summary>
internal static class GetHubSettings
{
    public static async Task<Ok<Answer>> HandleAsync(
        ConnectSession session,
        SessionScope scope,
        HttpContext http
    )
    {
        var account = await scope.FindAccountAsync(session, session.Provider, http.RequestAborted);
        return TypedResults.Ok(new Answer([], account?.Id));
    }

    internal sealed record Answer(
        IReadOnlyList<string> EnabledFeatures,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
            string? ExistingAccountId
    );
}
