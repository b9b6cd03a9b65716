using Patchbay.Hub.Access.People;

namespace Patchbay.Hub.Dashboard;

/// <summary>What every page of the dashboard knows: the project it shows and the person who looks at it.</summary>
/// <param name="Path">Of the page that is shown.</param>
public sealed record DashboardView(
    string ProjectId,
    string ProjectName,
    IReadOnlyList<ProjectChoice> Projects,
    string PersonName,
    string Role,
    string Path
)
{
    public static ValueTask<DashboardView?> BindAsync(HttpContext http) =>
        ValueTask.FromResult(http.Features.Get<DashboardView>());

    /// <summary>May change things in the project.</summary>
    public bool CanChange => Role is PersonRole.Admin or PersonRole.Member;

    /// <summary>May change people and projects too.</summary>
    public bool IsAdmin => Role == PersonRole.Admin;

    /// <summary>The address of a page of this project: <c>accounts</c>.</summary>
    public string To(string page) => $"/dashboard/{Uri.EscapeDataString(ProjectId)}/{page}";
}

public sealed record ProjectChoice(string Id, string Name);
