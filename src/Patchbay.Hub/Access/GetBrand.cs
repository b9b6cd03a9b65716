using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Access;

/// <summary>GET /brand.</summary>
internal static class GetBrand
{
    public static Results<Ok<BrandAnswer>, ApiError> Handle(Caller caller, IBrands brands) =>
        brands.Of(caller.ProjectId) is { } brand
            ? TypedResults.Ok(BrandAnswer.From(brand))
            : BrandAnswer.None;
}
