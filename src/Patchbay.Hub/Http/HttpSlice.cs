using Microsoft.AspNetCore.Routing;

namespace Patchbay.Hub.Http;

/// <summary>What all endpoints share: JSON, error bodies, request ids, cross-origin rules.</summary>
internal static class HttpSlice
{
    public static void AddHttp(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(json => HubJson.Strict(json.SerializerOptions));
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.AddSingleton<HubAddress>();
        builder.Services.AddSingleton<HubLinks>();
        builder.Services.AddCors(HubCors.Configure);
    }

    public static void UseHttp(this WebApplication app)
    {
        var time = app.Services.GetRequiredService<TimeProvider>();
        app.Use(
            (http, next) =>
            {
                http.TraceIdentifier = Ids.NewInOrder("req", time.GetUtcNow());
                http.Response.Headers["x-request-id"] = http.TraceIdentifier;
                http.Response.Headers.XContentTypeOptions = "nosniff";
                return next(http);
            }
        );
        app.UseMiddleware<ErrorBodies>();
        app.UseRouting();
        app.UseMiddleware<LongAddresses>();
        app.UseCors();
    }
}
