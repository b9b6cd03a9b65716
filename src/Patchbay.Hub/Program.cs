using Microsoft.AspNetCore.Connections;
using Patchbay.Hub.Access;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Agents;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Dashboard;
using Patchbay.Hub.Events;
using Patchbay.Hub.Executions;
using Patchbay.Hub.Feedback;
using Patchbay.Hub.Guides;
using Patchbay.Hub.Http;
using Patchbay.Hub.Linking;
using Patchbay.Hub.Logs;
using Patchbay.Hub.Pages;
using Patchbay.Hub.Permissions;
using Patchbay.Hub.Reference;
using Patchbay.Hub.Sandbox;
using Patchbay.Hub.Start;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub;

/// <summary>The server's table of contents.</summary>
internal static class HubApp
{
    public static async Task<int> Main(string[] args)
    {
        try
        {
            await using var hub = HubServer.Build(HubOptions.FromCommandLine(args));
            await hub.RunAsync();
            return 0;
        }
        catch (StartException refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return 1;
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{taken.Message} Choose another with --urls.");
            return 1;
        }
    }

    public static WebApplication Build(HubOptions options)
    {
        var builder = HubHost.CreateBuilder(options);
        builder.AddHttp();
        builder.AddPages();
        builder.AddDashboard();
        builder.AddStorage();
        builder.AddAccess();
        builder.AddLogs();
        builder.AddCatalog();
        builder.AddAccounts();
        builder.AddPermissions();
        builder.AddExecutions();
        builder.AddFeedback();
        builder.AddAgents();
        builder.AddLinking();
        builder.AddGuides();
        builder.AddReference();
        builder.AddEvents();
        builder.AddSandbox();
        builder.AddStart(options);

        var app = builder.Build();
        app.UseStorage();
        app.UseLogs();
        app.UseHttp();
        app.UseAccess();
        app.UsePages();
        app.UseDashboard();
        app.MapHealth();
        app.MapPages();
        app.MapDashboard();
        app.MapAccess();
        app.MapCatalog();
        app.MapAccounts();
        app.MapPermissions();
        app.MapExecutions();
        app.MapAgents();
        app.MapLinking();
        app.MapGuides();
        app.MapLogs();
        app.MapFeedback();
        app.MapReference();
        app.MapEvents();
        app.MapSandbox();
        return app;
    }
}
