using Microsoft.AspNetCore.Authentication;

namespace Patchbay.Hub.Access;

internal static class AccessSlice
{
    public static void AddAccess(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IAccess, ProjectAccess>();
        builder.AddScheme<ApiKeyHandler>(ApiKeyHandler.SchemeName);
    }

    /// <summary>A way to say who calls, and the policy of its name that demands it.</summary>
    public static void AddScheme<THandler>(this WebApplicationBuilder builder, string name)
        where THandler : AuthenticationHandler<AuthenticationSchemeOptions>
    {
        // The core alone: AddAuthentication brings data protection along, which writes key files that nothing here uses.
        builder.Services.AddAuthenticationCore().AddWebEncoders();
        new AuthenticationBuilder(builder.Services).AddScheme<
            AuthenticationSchemeOptions,
            THandler
        >(name, null);
        builder
            .Services.AddAuthorizationBuilder()
            .AddPolicy(
                name,
                policy => policy.AddAuthenticationSchemes(name).RequireAuthenticatedUser()
            );
    }

    public static void UseAccess(this WebApplication app) => app.UseAuthorization();

    /// <summary>Only with an API key; the handler's <see cref="Caller"/> then says whose.</summary>
    public static TBuilder RequireApiKey<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.RequireAuthorization(ApiKeyHandler.SchemeName);
}
