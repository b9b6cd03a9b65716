using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Access;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Linking;

/// <summary>POST /hub/accounts: links an account, or the owner's existing one anew. The key is checked first.</summary>
internal static class LinkAccount
{
    public static async Task<Results<Ok<HubAccountLinked>, ApiError>> HandleAsync(
        HubAccountRequest request,
        ConnectSession session,
        Linker linker,
        HttpContext http
    )
    {
        var outcome = await linker.LinkAsync(session, request, http.RequestAborted);
        if (outcome.Linked is not { } linked)
            return outcome.Fault!;
        http.SetAuditTarget(linked.Id);
        return TypedResults.Ok(linked);
    }
}
