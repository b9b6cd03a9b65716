using Patchbay.Hub.Access;
using Patchbay.Hub.Dashboard;
using Patchbay.Hub.Http;
using Patchbay.Hub.Logs.Pages;

namespace Patchbay.Hub.Logs;

internal static class LogsSlice
{
    private const string Tag = "Request logs";

    public static void AddLogs(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LogSettings>();
        builder.Services.AddSingleton<LogQueue>();
        builder.Services.AddSingleton<IRequestLogs>(services =>
            services.GetRequiredService<LogQueue>()
        );
        builder.Services.AddSingleton<ILogReader, LogReader>();
        builder.Services.AddSingleton<LogBatch>();
        builder.Services.AddSingleton<LogHours>();
        builder.Services.AddSingleton<AccountCare>();
        builder.Services.AddHostedService<LogWriter>();
        builder.Services.AddHostedService<LogSweep>();
    }

    public static void UseLogs(this WebApplication app) => app.UseMiddleware<PlatformLog>();

    public static void MapLogs(this WebApplication app)
    {
        var api = app.MapGroup("/requests").RequireScope(KeyScopes.LogsRead).NotesItself();
        api.MapGet("/logs", ListLogs.OfActionsAsync)
            .Documented("list_logs", Tag, "Executions and proxy calls, newest first")
            .Query("include", "Adds the requests to the provider.", ParameterKind.Text, "step_logs")
            .Filtered();
        api.MapGet("/logs/steps", ListStepLogs.HandleAsync)
            .Documented("list_step_logs", Tag, "Requests that went to providers, newest first")
            .Filtered();
        api.MapGet("/logs/{id}", GetLog.HandleAsync)
            .Documented("get_log", Tag, "One request, by the id its answer carried in x-request-id")
            .Query(
                "include",
                "Adds the requests to the provider, and bodies where the hub keeps them.",
                ParameterKind.Text,
                "step_logs",
                "advanced_logs"
            );
        api.MapGet("/platform-logs", ListLogs.OfPlatformAsync)
            .Documented("list_platform_logs", Tag, "What else API keys did, newest first")
            .Query("filter[categories]", "Parts of the platform, such as accounts.")
            .Filtered();
        MapPages(app.DashboardPages());
    }

    private static void MapPages(RouteGroupBuilder pages)
    {
        pages.MapGet("/overview", ShowOverview.HandleAsync);
        pages.MapGet("/logs", ShowLogs.OfActionsAsync);
        pages.MapGet("/logs/platform", ShowLogs.OfPlatformAsync);
        pages.MapGet("/logs/{id}", ShowLog.HandleAsync);
    }

    private static RouteHandlerBuilder Filtered(this RouteHandlerBuilder list)
    {
        list.Query("page_size", "Items a page, 1 to 100; 25 unless said.", ParameterKind.Number)
            .Query("next", "The cursor that the page before gave.")
            .Query(
                "order_by",
                "eventDatetime unless said.",
                ParameterKind.Text,
                [.. LogOrder<RequestLog>.Names]
            )
            .Query("order_direction", "desc unless said.", ParameterKind.Text, "asc", "desc");
        list.Query("filter[order_by]", "The same as order_by.")
            .Query("filter[order_direction]", "The same as order_direction.");
        foreach (var name in LogFilter.Names)
            list.Query(
                $"filter[{name}]",
                name switch
                {
                    "success" => "true or false.",
                    "start_date" => "Not before this instant.",
                    "end_date" => "Not after this instant.",
                    "status_codes" => "Status codes, or classes such as 4xx, separated by commas.",
                    _ => "Several are separated by commas.",
                },
                name is "start_date" or "end_date" ? ParameterKind.Instant : ParameterKind.Text
            );
        return list;
    }

    /// <summary>The platform log leaves these routes alone.</summary>
    public static TBuilder NotesItself<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new NoPlatformLog());
}
