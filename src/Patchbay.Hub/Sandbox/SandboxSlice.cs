using Microsoft.AspNetCore.Mvc;
using Patchbay.AshbySandbox;

namespace Patchbay.Hub.Sandbox;

/// <summary>A local Ashby inside the hub, so that a first call works before anybody has a key. Development only.</summary>
internal static class SandboxSlice
{
    // What is uploaded through the hub arrives here again, as a form.
    private const int MaxFileBytes = 31 * 1024 * 1024;

    public static void AddSandbox(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SandboxMount>();
        if (builder.Environment.IsDevelopment())
            builder.Services.AddAshbySandbox(
                // For people to try: its days are these days.
                new SandboxOptions { AllPermissionsKey = SandboxMount.Key, StartAt = null }
            );
    }

    public static void MapSandbox(this WebApplication app)
    {
        // It checks its own keys, as the real one does.
        if (app.Environment.IsDevelopment())
            app.MapGroup("")
                .AllowAnonymous()
                .ExcludeFromDescription()
                .WithMetadata(new RequestSizeLimitAttribute(MaxFileBytes))
                .MapAshbySandbox(SandboxMount.Path);
    }
}
