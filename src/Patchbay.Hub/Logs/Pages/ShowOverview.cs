using System.Globalization;
using Patchbay.Hub.Access;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Pages;

namespace Patchbay.Hub.Logs.Pages;

/// <summary>GET …/overview: the last day at a glance.</summary>
internal static class ShowOverview
{
    public static async Task<IResult> HandleAsync(
        Caller caller,
        LogHours logs,
        AccountCare care,
        IAccounts accounts,
        HttpContext http
    )
    {
        var hours = await logs.LastDayAsync(caller.ProjectId, http.RequestAborted);
        var needing = await care.FindAsync(caller.ProjectId, hours, http.RequestAborted);
        var first = await accounts.ListAsync(
            caller.ProjectId,
            new AccountFilter([], [], [], [], Skip: 0, Take: 1),
            http.RequestAborted
        );
        var model = new OverviewModel(
            hours[0].Start.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture),
            hours.Select(Bar).ToList(),
            hours.Sum(hour => hour.Count),
            hours.Sum(hour => hour.Failures),
            LogHour.Quantile(hours, 0.5),
            LogHour.Quantile(hours, 0.95),
            Reasons(hours),
            needing.Take(AccountCare.MostShown).ToList(),
            needing.Count > AccountCare.MostShown,
            first.Count == 0 ? null : first[0].Id
        );
        return HtmlPage.Show<OverviewPage>(http, new { Model = model });
    }

    private static HourBar Bar(LogHour hour) =>
        new(
            hour.Start,
            hour.Count,
            hour.Failures,
            LogHour.Quantile([hour], 0.5) ?? 0,
            LogHour.Quantile([hour], 0.95) ?? 0
        );

    private static List<ReasonLine> Reasons(IReadOnlyList<LogHour> hours) =>
        hours
            .SelectMany(hour => hour.Groups)
            .Where(group => group.ErrorCategory is not null)
            .GroupBy(group => group.ErrorCategory!)
            .Select(group =>
            {
                var words = FailureWords.Of(group.Key);
                return new ReasonLine(
                    group.Key,
                    words.Name,
                    words.Remedy,
                    group.Sum(one => one.Count)
                );
            })
            .OrderByDescending(line => line.Count)
            .ToList();
}
