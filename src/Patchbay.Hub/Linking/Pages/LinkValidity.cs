using System.Globalization;

namespace Patchbay.Hub.Linking.Pages;

/// <summary>Until when a link is good, as people say it.</summary>
internal static class LinkValidity
{
    public static string Left(TimeSpan left) =>
        left switch
        {
            { TotalDays: >= 2 } => $"{(int)left.TotalDays} days",
            { TotalHours: >= 2 } => $"{(int)left.TotalHours} hours",
            { TotalMinutes: >= 2 } => $"{(int)left.TotalMinutes} minutes",
            { TotalMinutes: >= 1 } => "one minute",
            _ => "less than a minute",
        };

    public static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
