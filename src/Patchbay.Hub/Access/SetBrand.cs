using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Access;

/// <summary>PUT /brand: how the project's pages look to its customers. What is left out is unset.</summary>
internal static class SetBrand
{
    internal sealed record Request(
        string? Name,
        string? LogoUrl,
        string? Accent,
        string? AccentDark,
        string? Domain
    ) : IAuditedBody;

    public static async Task<Results<Ok<BrandAnswer>, ApiError>> HandleAsync(
        Request request,
        Caller caller,
        ProjectBrands brands,
        TimeProvider time,
        HttpContext http
    )
    {
        var faults = BrandRules.FaultsOf(request).ToList();
        if (faults.Count > 0)
            return ApiError.Invalid("The brand cannot be shown so.", faults);
        var brand = new Brand
        {
            ProjectId = caller.ProjectId,
            Name = request.Name!.Trim(),
            LogoUrl = request.LogoUrl,
            Accent = request.Accent,
            AccentDark = request.AccentDark,
            Domain = request.Domain?.ToLowerInvariant(),
            UpdatedAt = time.GetUtcNow(),
        };
        if (!await brands.SetAsync(brand, http.RequestAborted))
            return new ApiError(
                StatusCodes.Status409Conflict,
                "domain_taken",
                $"Another project has the domain {brand.Domain}."
            );
        http.SetAuditTarget(caller.ProjectId);
        return TypedResults.Ok(BrandAnswer.From(brand));
    }
}
