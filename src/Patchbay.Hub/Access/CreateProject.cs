using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Access;

/// <summary>POST /projects: a further project, with the connector profiles that every project starts with.</summary>
internal static class CreateProject
{
    internal sealed record Request(string? Name) : IAuditedBody;

    public static async Task<Results<Created<Project>, ApiError>> HandleAsync(
        Request request,
        IAccess access,
        ICatalog catalog,
        HttpContext http
    )
    {
        if (string.IsNullOrWhiteSpace(request.Name) || request.Name.Length > 200)
            return ApiError.Invalid(
                "name is required, of at most 200 characters.",
                new ApiFault("$.name", "is required, of at most 200 characters")
            );
        var project = await access.CreateProjectAsync(request.Name.Trim(), http.RequestAborted);
        await catalog.LoadAsync(access.Projects.Select(one => one.Id), http.RequestAborted);
        http.SetAuditTarget(project.Id);
        return TypedResults.Created((string?)null, project);
    }
}
