using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Linking;

/// <summary>PATCH /hub/accounts/{id}: edits the session's account. A secret left out keeps the stored one, checked again.</summary>
internal static class EditHubAccount
{
    public static async Task<Results<Ok<HubAccountLinked>, ApiError>> HandleAsync(
        string id,
        HubAccountRequest request,
        ConnectSession session,
        Linker linker,
        HttpContext http
    )
    {
        var outcome = await linker.EditAsync(session, id, request, http.RequestAborted);
        return outcome.Linked is { } linked ? TypedResults.Ok(linked) : outcome.Fault!;
    }
}
