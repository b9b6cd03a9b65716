using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Access;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;
using Patchbay.Hub.Pages;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Logs.Pages;

/// <summary>GET …/logs and …/logs/platform: the two lists of the API, with its own filters in the address.</summary>
internal static class ShowLogs
{
    public static async Task<IResult> OfActionsAsync(
        Caller caller,
        LogQueue queue,
        IDbContextFactory<HubDb> databases,
        IAccounts accounts,
        ICatalog catalog,
        HttpContext http
    ) =>
        await ShowAsync(
            ofPlatform: false,
            (await ListLogs.OfActionsAsync(caller, queue, databases, http)).Result,
            caller,
            accounts,
            catalog,
            http
        );

    public static async Task<IResult> OfPlatformAsync(
        Caller caller,
        LogQueue queue,
        IDbContextFactory<HubDb> databases,
        IAccounts accounts,
        ICatalog catalog,
        HttpContext http
    ) =>
        await ShowAsync(
            ofPlatform: true,
            (await ListLogs.OfPlatformAsync(caller, queue, databases, http)).Result,
            caller,
            accounts,
            catalog,
            http
        );

    private static async Task<IResult> ShowAsync(
        bool ofPlatform,
        IResult found,
        Caller caller,
        IAccounts accounts,
        ICatalog catalog,
        HttpContext http
    )
    {
        var fault = found as ApiError;
        var answer = (found as Ok<ListLogs.Answer>)?.Value;
        var logs = answer?.Data ?? [];
        var names = await accounts.NamesAsync(
            caller.ProjectId,
            logs.Select(log => log.AccountId),
            http.RequestAborted
        );
        var model = new LogsModel(
            ofPlatform,
            logs.Select(log => Line(log, names)).ToList(),
            http.Request.Query.ToDictionary(one => one.Key, one => one.Value.ToString()),
            ChoicesOf(catalog),
            fault?.Message,
            http.Request.Query.ContainsKey("next") ? http.Request.With(("next", null)) : null,
            answer?.Next is { } next ? http.Request.With(("next", next)) : null
        );
        return HtmlPage.Show<LogsPage>(
            http,
            new { Model = model },
            fault?.Status ?? StatusCodes.Status200OK
        );
    }

    public static LogLine Line(LogAnswer log, IReadOnlyDictionary<string, string> names) =>
        new(
            log.RequestId,
            log.EventDatetime,
            log.Action
                ?? (
                    log.Transport == "KEY_CHECK"
                        ? "Check of the key"
                        : $"{log.HttpMethod} {log.Path}"
                ),
            log.AccountId,
            log.AccountId is null ? null : names.GetValueOrDefault(log.AccountId),
            LogSources.Label(log.SourceType),
            log.Status,
            log.Success,
            log.ErrorCategory is null ? null : FailureWords.Of(log.ErrorCategory).Name,
            DurationWords.Say(log.Duration),
            log.SessionId,
            log.ClientName is null ? null : $"{log.ClientName} {log.ClientVersion}".TrimEnd()
        );

    private static LogChoices ChoicesOf(ICatalog catalog) =>
        new(
            catalog
                .Connectors.Select(one => new Choice(one.Info.Key, one.Info.Name))
                .OrderBy(one => one.Label, StringComparer.Ordinal)
                .ToList(),
            catalog
                .Connectors.SelectMany(one => one.Resources)
                .Select(one => new Choice(one.Name, one.Title))
                .DistinctBy(one => one.Value)
                .OrderBy(one => one.Label, StringComparer.Ordinal)
                .ToList(),
            catalog
                .Connectors.SelectMany(one => one.Actions)
                .Select(one => one.Id)
                .Order(StringComparer.Ordinal)
                .ToList()
        );
}
