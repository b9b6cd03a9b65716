using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Logs;

/// <summary>Which page of a log, in which order.</summary>
internal sealed class LogPage<T>
    where T : class, ILogRow
{
    private readonly LogOrder<T> _order;
    private readonly bool _descending;
    private readonly int _size;
    private readonly string? _next;

    private LogPage(LogOrder<T> order, bool descending, int size, string? next)
    {
        _order = order;
        _descending = descending;
        _size = size;
        _next = next;
    }

    public static ApiError? Read(IQueryCollection query, out LogPage<T> page)
    {
        page = null!;
        if (query.Page(out var asked) is { } fault)
            return fault;
        // The specification has them beside the filter, and once more inside it.
        var by = query.List("order_by", "filter[order_by]").FirstOrDefault("");
        if (LogOrder<T>.Find(by) is not { } order)
            return ApiError.Invalid(
                $"order_by must be one of {string.Join(", ", LogOrder<T>.Names)}."
            );
        var direction = query.List("order_direction", "filter[order_direction]").FirstOrDefault("");
        if (direction is not ("" or "asc" or "desc"))
            return ApiError.Invalid("order_direction must be asc or desc.");
        string? next = null;
        if (query["next"].ToString() is { Length: > 0 } cursor)
        {
            next = Cursors.Read(cursor);
            if (next is null)
                return Cursors.Unknown;
        }
        page = new(order, direction != "asc", asked.Size, next);
        return null;
    }

    /// <summary>Null when the cursor was made for another order.</summary>
    public async Task<LogRows<T>?> TakeAsync(
        IQueryable<T> rows,
        CancellationToken cancellationToken
    )
    {
        if (_next is not null)
        {
            // Order, id, value: the value may hold anything.
            if (
                _next.Split('|', 3) is not [var name, var idText, var value]
                || name != _order.Name
                || !long.TryParse(
                    idText,
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var id
                )
            )
                return null;
            try
            {
                rows = _order.After(rows, value, id, _descending);
            }
            catch (Exception fault) when (fault is FormatException or OverflowException)
            {
                return null;
            }
        }
        var found = await _order
            .Sort(rows, _descending)
            .Take(_size + 1)
            .ToListAsync(cancellationToken);
        if (found.Count <= _size)
            return new(found, null);
        found.RemoveAt(_size);
        var last = found[^1];
        return new(found, Cursors.Write($"{_order.Name}|{last.Id}|{_order.ValueOf(last)}"));
    }
}

internal sealed record LogRows<T>(IReadOnlyList<T> Rows, string? Next);
