using Microsoft.AspNetCore.Cors.Infrastructure;

namespace Patchbay.Hub.Http;

/// <summary>
/// The hub routes are called by a component inside customers' pages, from any origin. No cookie opens them, only a
/// session token that such a page holds anyway.
/// </summary>
internal static class HubCors
{
    private const string Policy = "hub";

    public static void Configure(CorsOptions options) =>
        options.AddPolicy(
            Policy,
            policy =>
                policy
                    .AllowAnyOrigin()
                    .WithHeaders("content-type", "x-hub-session-token", "x-hub-version")
                    .WithMethods("GET", "POST", "PATCH", "DELETE")
                    .WithExposedHeaders("x-request-id", "retry-after")
                    .SetPreflightMaxAge(TimeSpan.FromMinutes(10))
        );

    public static TBuilder AllowAnyPage<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.RequireCors(Policy);
}
