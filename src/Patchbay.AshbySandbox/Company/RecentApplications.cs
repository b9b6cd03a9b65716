namespace Patchbay.AshbySandbox.Company;

/// <summary>
/// The applications whose interviews, scorecards and offers are on file, newest first: every one of a small company, and
/// of a larger one some hundreds, spread evenly over the last half year.
/// </summary>
internal static class RecentApplications
{
    private const int Most = 400;
    private const int Days = 180;

    public static IReadOnlyList<ApplicationFacts> Of(CompanyContext context, Pipeline pipeline)
    {
        var all = pipeline.Roster.ApplicationCount;
        var older = CreationOrder.UpTo(context.DaysAgo(Days), all, pipeline.ApplicationCreatedAt);
        var stretch = Math.Max(all - older, Math.Min(Most, all));
        var count = Math.Min(Most, stretch);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(at => pipeline.Facts(all - 1 - (int)((long)at * stretch / count))),
        ];
    }
}
