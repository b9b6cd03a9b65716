using Patchbay.AshbySandbox.Control;
using Patchbay.AshbySandbox.Files;
using Patchbay.AshbySandbox.Page;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.Webhooks;

namespace Patchbay.AshbySandbox;

public static class AshbySandboxExtensions
{
    /// <summary>Adds one sandbox to the host.</summary>
    public static IServiceCollection AddAshbySandbox(
        this IServiceCollection services,
        SandboxOptions options
    ) =>
        services
            .AddSingleton(_ => new Sandbox(options))
            .AddSingleton<SandboxPipeline>()
            .AddHostedService<WebhookDispatcher>();

    /// <summary>
    /// Serves the sandbox under a path prefix: the calls as POST {prefix}/{method}, its files under {prefix}/_files, and a
    /// page for people at GET {prefix}/, and the control side, when it was asked for, under {prefix}/_control.
    /// </summary>
    public static RouteGroupBuilder MapAshbySandbox(
        this IEndpointRouteBuilder app,
        string prefix = ""
    )
    {
        // Made now, so that a file which cannot serve stops the start.
        var sandbox = app.ServiceProvider.GetRequiredService<Sandbox>();
        var group = app.MapGroup(prefix).WithMetadata(new SandboxPrefix(prefix));
        group.MapGet("/", SandboxPage.Show);
        group.MapPost("/_files/{id}", FileDoor.UploadAsync).DisableAntiforgery();
        group.MapGet("/_files/{id}", FileDoor.Download);
        group
            .MapPost(
                "/{method}",
                (HttpContext http, string method, SandboxPipeline pipeline) =>
                    pipeline.RunAsync(http, method)
            )
            .DisableAntiforgery();
        if (sandbox.Options.Control)
            group.MapControl(sandbox);
        return group;
    }
}
