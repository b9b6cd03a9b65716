using System.Globalization;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Logs;

/// <summary>
/// The filters of all log lists. The specification writes <c>filter[account_ids]</c>; client-ts 4.28 sends
/// <c>account_ids</c> bare: both are read.
/// </summary>
internal sealed class LogFilter
{
    public static readonly string[] Names =
    [
        "account_ids",
        "start_date",
        "end_date",
        "request_ids",
        "source_types",
        "source_values",
        "source_ids",
        "http_methods",
        "providers",
        "services",
        "resources",
        "child_resources",
        "sub_resources",
        "actions",
        "status_codes",
        "success",
        "error_categories",
        "session_id",
        "transport",
    ];

    private readonly IQueryCollection _query;
    private List<int?> _statuses = [];
    private List<int?> _statusClasses = [];
    private DateTimeOffset? _from;
    private DateTimeOffset? _to;
    private bool? _success;

    private LogFilter(IQueryCollection query) => _query = query;

    public static ApiError? Read(IQueryCollection query, out LogFilter filter)
    {
        filter = new LogFilter(query);
        return filter.ReadTyped();
    }

    public IQueryable<T> Of<T>(IQueryable<T> rows)
        where T : class, ILogRow
    {
        if (List("account_ids") is { Count: > 0 } accounts)
            rows = rows.Where(row => accounts.Contains(row.AccountId!));
        if (List("request_ids") is { Count: > 0 } requests)
            rows = rows.Where(row => requests.Contains(row.RequestId));
        if (List("providers") is { Count: > 0 } providers)
            rows = rows.Where(row => providers.Contains(row.Provider!));
        if (List("services") is { Count: > 0 } services)
            rows = rows.Where(row => services.Contains(row.Service!));
        if (List("resources") is { Count: > 0 } resources)
            rows = rows.Where(row => resources.Contains(row.Resource!));
        if (List("actions") is { Count: > 0 } actions)
            rows = rows.Where(row => actions.Contains(row.Action!));
        if (List("http_methods") is { Count: > 0 } methods)
        {
            var upper = methods.Select(method => method.ToUpperInvariant()).ToList();
            rows = rows.Where(row => upper.Contains(row.Method));
        }
        // No request here has a resource below its resource.
        if (List("child_resources").Count > 0 || List("sub_resources").Count > 0)
            rows = rows.Where(row => false);
        if (_statuses.Count > 0 || _statusClasses.Count > 0)
            rows = rows.Where(row =>
                _statuses.Contains(row.Status) || _statusClasses.Contains(row.Status / 100)
            );
        if (_from is { } from)
            rows = rows.Where(row => row.StartedAt >= from);
        if (_to is { } to)
            rows = rows.Where(row => row.StartedAt <= to);
        if (_success is { } success)
            rows = rows.Where(row => row.Success == success);
        return rows;
    }

    /// <summary>What only whole requests have.</summary>
    public IQueryable<RequestLog> OfRequests(IQueryable<RequestLog> rows)
    {
        if (List("error_categories") is { Count: > 0 } errors)
            rows = rows.Where(row => errors.Contains(row.ErrorCategory!));
        if (List("source_types") is { Count: > 0 } types)
            rows = rows.Where(row => types.Contains(row.SourceType!));
        if (List("source_values") is { Count: > 0 } values)
            rows = rows.Where(row => values.Contains(row.SourceValue!));
        if (List("source_ids") is { Count: > 0 } ids)
            rows = rows.Where(row => ids.Contains(row.SourceId!));
        if (List("session_id") is { Count: > 0 } sessions)
            rows = rows.Where(row => sessions.Contains(row.SessionId!));
        if (List("transport") is { Count: > 0 } transports)
            rows = rows.Where(row => transports.Contains(row.Transport!));
        return rows;
    }

    public IReadOnlyList<string> List(string name) => _query.List($"filter[{name}]", name);

    private ApiError? ReadTyped()
    {
        if (ReadDate("start_date", out _from) is { } startFault)
            return startFault;
        if (ReadDate("end_date", out _to) is { } endFault)
            return endFault;
        var statuses = new List<int?>();
        var classes = new List<int?>();
        foreach (var text in List("status_codes"))
        {
            if (text is [>= '1' and <= '5' and var first, 'x' or 'X', 'x' or 'X'])
                classes.Add(first - '0');
            else if (
                int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            )
                statuses.Add(status);
            else
                return ApiError.Invalid(
                    $"status_codes: {text} is neither a status code nor a class such as 4xx."
                );
        }
        (_statuses, _statusClasses) = (statuses, classes);
        switch (List("success"))
        {
            case []:
                return null;
            case [var text] when bool.TryParse(text, out var success):
                _success = success;
                return null;
            default:
                return ApiError.Invalid("success must be true or false.");
        }
    }

    private ApiError? ReadDate(string name, out DateTimeOffset? date)
    {
        date = null;
        if (List(name) is not [var text, ..])
            return null;
        if (
            !DateTimeOffset.TryParse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var read
            )
        )
            return ApiError.Invalid($"{name} must be an instant such as 2026-11-24T08:00:00Z.");
        date = read;
        return null;
    }
}
