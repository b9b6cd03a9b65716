using Microsoft.AspNetCore.Http.HttpResults;

namespace Patchbay.Hub.Access;

/// <summary>GET /projects.</summary>
internal static class ListProjects
{
    public static Ok<Answer> Handle(IAccess access) => TypedResults.Ok(new Answer(access.Projects));

    internal sealed record Answer(IReadOnlyList<Project> Data);
}
