using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Access;

/// <summary>DELETE /brand: the project's pages are the hub's own again.</summary>
internal static class DeleteBrand
{
    public static async Task<Results<NoContent, ApiError>> HandleAsync(
        Caller caller,
        ProjectBrands brands,
        HttpContext http
    )
    {
        if (!await brands.RemoveAsync(caller.ProjectId, http.RequestAborted))
            return BrandAnswer.None;
        http.SetAuditTarget(caller.ProjectId);
        return TypedResults.NoContent();
    }
}
