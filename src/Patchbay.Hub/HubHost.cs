using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Logging.Console;

namespace Patchbay.Hub;

internal static class HubHost
{
    public const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>What one request may carry unless its endpoint says otherwise, in bytes.</summary>
    public const int MaxBodyBytes = 1024 * 1024;

    public static WebApplicationBuilder CreateBuilder(HubOptions options)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                // Watching configuration files costs an inotify handle a server, and nothing here re-reads them.
                Args = ["--hostBuilder:reloadConfigOnChange=false", .. options.Arguments],
                EnvironmentName = options.Environment,
                ContentRootPath = AppContext.BaseDirectory,
            }
        );
        builder.Configuration.Sources.Insert(
            0,
            new MemoryConfigurationSource { InitialData = Defaults(builder.Environment) }
        );
        builder.Configuration.AddInMemoryCollection(options.Settings);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
            kestrel.Limits.MaxRequestLineSize = Http.LongAddresses.ServerLimit;
        });
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
            builder.WebHost.UseUrls(DefaultUrl);
        builder.Logging.ClearProviders();
        // Standard output belongs to the greeting, which is made to be copied from.
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Services.Configure<ConsoleLoggerOptions>(console =>
        {
            console.LogToStandardErrorThreshold = LogLevel.Trace;
            // Nobody's request waits for a slow terminal; what is left out is counted there.
            console.QueueFullMode = ConsoleLoggerQueueFullMode.DropWrite;
        });
        options.Logging?.Invoke(builder.Logging);
        builder.Services.AddSingleton(options.Time);
        return builder;
    }

    private static Dictionary<string, string?> Defaults(IHostEnvironment environment) =>
        new()
        {
            ["Logging:LogLevel:Default"] = "Information",
            ["Logging:LogLevel:Microsoft"] = "Warning",
            ["Logging:LogLevel:System"] = "Warning",
            // Every request without a key would be a line.
            [$"Logging:LogLevel:{typeof(Access.ApiKeyHandler).FullName}"] = "Warning",
            [$"Logging:LogLevel:{typeof(Access.Sessions.AgentHandler).FullName}"] = "Warning",
            [$"Logging:LogLevel:{typeof(Linking.SessionHandler).FullName}"] = "Warning",
            // They write addresses, and that of a link's page holds its token.
            ["Logging:LogLevel:Microsoft.AspNetCore.Routing"] = "Warning",
            // None, and not Warning: for a logger that writes anything, every request gets an activity that nobody reads.
            ["Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] = "None",
            // A line an execution beside its row in the request log is for who develops: it costs as much as the row.
            [$"Logging:Console:LogLevel:{typeof(Executions.ExecutionService).FullName}"] =
                environment.IsDevelopment() ? "Information" : "Warning",
            // Says once more, with its stack, what a failed start throws anyway.
            ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "None",
        };
}
