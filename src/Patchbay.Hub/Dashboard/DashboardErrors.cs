using Patchbay.Hub.Http;
using Patchbay.Hub.Pages;

namespace Patchbay.Hub.Dashboard;

/// <summary>A refusal that an API answers with JSON is a page here.</summary>
internal static class DashboardErrors
{
    public static async ValueTask<object?> Filter(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var result = await next(context);
        var inner = result;
        while (inner is INestedHttpResult nested)
            inner = nested.Result;
        return inner is ApiError error ? Show(context.HttpContext, error) : result;
    }

    public static IResult Show(HttpContext http, ApiError error) =>
        HtmlPage.Show<ErrorPage>(
            http,
            new
            {
                error.Message,
                error.Remedy,
                Way = "/dashboard",
                WayName = "Go to the dashboard",
            },
            error.Status
        );
}
