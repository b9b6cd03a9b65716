using Patchbay.Hub.Access;

namespace Patchbay.Hub.Pages;

internal static class LiveRule
{
    /// <summary>Open pages hear of this topic when one of these endpoints has changed something.</summary>
    public static TBuilder Tells<TBuilder>(this TBuilder endpoints, string topic)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.AddEndpointFilter(
            async (context, next) =>
            {
                var result = await next(context);
                var http = context.HttpContext;
                if (
                    !HttpMethods.IsGet(http.Request.Method)
                    && http.Features.Get<Caller>() is { } caller
                )
                    http.RequestServices.GetRequiredService<LiveChanges>()
                        .Changed(caller.ProjectId, topic);
                return result;
            }
        );
}
