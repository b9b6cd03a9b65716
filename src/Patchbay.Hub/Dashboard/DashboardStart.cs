using Patchbay.Hub.Access;

namespace Patchbay.Hub.Dashboard;

/// <summary>GET /dashboard: on to a project. GET /dashboard/accounts is the address that guides name.</summary>
internal static class DashboardStart
{
    public static IResult Handle(IAccess access) =>
        TypedResults.Redirect($"/dashboard/{access.Projects[0].Id}/overview");

    public static IResult HandleAccounts(IAccess access) =>
        TypedResults.Redirect($"/dashboard/{access.Projects[0].Id}/accounts");
}
