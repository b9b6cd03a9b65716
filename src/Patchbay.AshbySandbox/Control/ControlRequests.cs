namespace Patchbay.AshbySandbox.Control;

/// <summary>The requests received, oldest first, for tests to assert on.</summary>
internal static class ControlRequests
{
    public static void MapRequests(this IEndpointRouteBuilder app, Sandbox sandbox)
    {
        app.MapGet(
            "/requests",
            (string? method, int? status) =>
                Results.Ok(
                    sandbox.Log.All.Where(request =>
                        (method is null || request.Method == method)
                        && (status is null || request.Status == status)
                    )
                )
        );
        app.MapDelete(
            "/requests",
            () =>
            {
                sandbox.Log.Clear();
                return Results.NoContent();
            }
        );
    }
}
