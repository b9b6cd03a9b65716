namespace Patchbay.Hub.Start;

internal static class StartSlice
{
    public static void AddStart(this WebApplicationBuilder builder, HubOptions options)
    {
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<HubStarted>();
        builder.Services.AddSingleton<ProjectKeys>();
        builder.Services.AddSingleton<DemoAccount>();
        builder.Services.AddSingleton<Greeting>();
        // A hosted service, and not code before Run: tools that only read the API description start none.
        builder.Services.AddHostedService<HubStart>();
    }
}
