using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Patchbay.Engine.Definitions;
using Patchbay.Hub.Access;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;
using Patchbay.Hub.Pages;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Logs.Pages;

/// <summary>GET …/logs/{id}: one request, why it failed, and what went to the provider for it.</summary>
internal static class ShowLog
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static async Task<IResult> HandleAsync(
        string id,
        Caller caller,
        LogQueue queue,
        IDbContextFactory<HubDb> databases,
        IAccounts accounts,
        ICatalog catalog,
        HttpContext http,
        string tab = "details"
    )
    {
        var found = await GetLog.FindAsync(
            id,
            withSteps: true,
            withBodies: true,
            caller,
            queue,
            databases,
            http
        );
        if (found.Result is not Ok<GetLog.Answer> { Value.Data: var log })
            return found.Result;
        var names = await accounts.NamesAsync(
            caller.ProjectId,
            [log.AccountId],
            http.RequestAborted
        );
        var action = Find(catalog, log);
        var model = new LogModel(
            tab == "steps" ? "steps" : "details",
            ShowLogs.Line(log, names),
            log.HttpMethod,
            log.Path,
            log.Category,
            log.Provider,
            log.Resource,
            log.Transport,
            log.SourceId,
            log.SourceValue,
            log.SourceIp,
            log.ProviderRequestId,
            action is { Effect: Effect.Read } && log.AccountId is not null,
            Advice(log, action, catalog),
            Text(log.Request?.Body),
            Text(log.Response?.Body),
            Steps(log)
        );
        return HtmlPage.Show<LogDetailPage>(http, new { Model = model });
    }

    private static ActionDefinition? Find(ICatalog catalog, LogAnswer log) =>
        log is { Provider: { } provider, Action: { } id }
        && catalog.TryGetConnector(provider, out var connector)
        && connector.TryGetAction(id, out var action)
            ? action
            : null;

    private static LogAdvice? Advice(LogAnswer log, ActionDefinition? action, ICatalog catalog)
    {
        if (log.ErrorCategory is not { } code)
            return null;
        var words = FailureWords.Of(code);
        if (
            code != "missing_permission"
            || action is null
            || !catalog.TryGetConnector(log.Provider!, out var connector)
        )
            return new(words.Name, words.Happened, words.Remedy, [], null);
        var scopes = connector.Scopes.MinimalSet([action]);
        return new(
            words.Name,
            // What the hub said itself, where it sent nothing.
            log.MissingPermission
                ?? words.Happened,
            words.Remedy,
            scopes.Select(scope => scope.TickBox).ToList(),
            $"/guides/{connector.Info.Key}?scopes={string.Join(',', scopes.Select(scope => scope.Name))}"
        );
    }

    private static List<LogStep> Steps(LogAnswer log)
    {
        var steps = log.StepRequests ?? [];
        // A step can end after the request was given up.
        var whole = Math.Max(
            1,
            steps.Select(step => Since(log, step.EndTime)).Append(log.Duration).Max()
        );
        return steps
            .Select(
                (step, index) =>
                    new LogStep(
                        index + 1,
                        step.HttpMethod,
                        step.Url,
                        step.Status,
                        step.Success,
                        DurationWords.Say(Math.Max(0, Since(log, step.StartTime))),
                        DurationWords.Say(step.Duration),
                        Math.Round(
                            Math.Clamp(Since(log, step.StartTime) / whole * 100, 0, 99.5),
                            2
                        ),
                        Math.Round(Math.Clamp(step.Duration / whole * 100, 0.5, 100), 2)
                    )
            )
            .ToList();
    }

    private static double Since(LogAnswer log, DateTimeOffset instant) =>
        (instant - log.StartTime).TotalMilliseconds;

    private static string? Text(JsonElement? body) =>
        body is { } kept ? JsonSerializer.Serialize(kept, Indented) : null;
}
