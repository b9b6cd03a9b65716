using Microsoft.AspNetCore.Authentication;

namespace Patchbay.Hub.Access;

internal static class AccessSlice
{
    public static void AddAccess(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IAccess, ProjectAccess>();
        builder
            .Services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null);
        builder
            .Services.AddAuthorizationBuilder()
            .AddPolicy(
                ApiKeyHandler.SchemeName,
                policy =>
                    policy
                        .AddAuthenticationSchemes(ApiKeyHandler.SchemeName)
                        .RequireAuthenticatedUser()
            );
    }

    public static void UseAccess(this WebApplication app) => app.UseAuthorization();

    /// <summary>Only with an API key; the handler's <see cref="Caller"/> then says whose.</summary>
    public static TBuilder RequireApiKey<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.RequireAuthorization(ApiKeyHandler.SchemeName);
}
