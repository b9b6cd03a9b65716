using System.Globalization;
using System.Text.Json;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Access.Pages;

/// <summary>What of the audit log is wanted, by the page's address.</summary>
internal sealed record AuditSearch(
    string Act,
    string Actor,
    DateTimeOffset? From,
    DateTimeOffset? To,
    long Before
)
{
    public const string ActName = "act";
    public const string ActorName = "actor";
    public const string FromName = "from";
    public const string ToName = "to";
    public const string BeforeName = "before";

    public static ApiError? Read(IQueryCollection query, out AuditSearch search)
    {
        search = new("", "", null, null, long.MaxValue);
        if (!Date(query, FromName, out var from))
            return ApiError.Invalid("The first date is not one.");
        if (!Date(query, ToName, out var to))
            return ApiError.Invalid("The last date is not one.");
        var before = long.MaxValue;
        if (
            query[BeforeName].ToString() is { Length: > 0 } place
            && !long.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out before)
        )
            return Cursors.Unknown;
        search = new(
            query[ActName].ToString().Trim(),
            query[ActorName].ToString().Trim(),
            from,
            to,
            before
        );
        return null;
    }

    /// <summary>No older entry can fit.</summary>
    public bool EndsAt(JsonElement entry) => From is { } from && At(entry) < from;

    /// <param name="actor">The actor's name in words, for those who look for that.</param>
    public bool Fits(JsonElement entry, string actor) =>
        (From is not { } from || At(entry) >= from)
        && (To is not { } to || At(entry) <= to)
        && Has(entry.GetProperty("action").GetString(), Act)
        && (Has(actor, Actor) || entry.GetProperty("actor").GetProperty("id").GetString() == Actor);

    public static DateTimeOffset At(JsonElement entry) =>
        entry.GetProperty("at").GetDateTimeOffset();

    private static bool Has(string? text, string part) =>
        part.Length == 0 || text?.Contains(part, StringComparison.OrdinalIgnoreCase) == true;

    private static bool Date(IQueryCollection query, string name, out DateTimeOffset? date)
    {
        date = null;
        if (query[name].ToString() is not { Length: > 0 } text)
            return true;
        var isDate = DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var read
        );
        date = read;
        return isDate;
    }
}
