using Microsoft.AspNetCore.Http.HttpResults;
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
        return outcome.Linked is { } linked ? TypedResults.Ok(linked) : outcome.Fault!;
    }
}
