using System.Globalization;
using System.Linq.Expressions;

namespace Patchbay.Hub.Logs;

/// <summary>
/// A column to sort by. A page starts after the last row of the one before, by value and id: rows that are written in
/// the meantime shift nothing, and a late page costs no more than the first.
/// </summary>
internal abstract class LogOrder<T>(string name)
    where T : class, ILogRow
{
    private static readonly LogOrder<T>[] All =
    [
        new By<DateTimeOffset>(
            "eventDatetime",
            row => row.StartedAt,
            instant => instant.ToUnixTimeMilliseconds().ToString(),
            text => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(text))
        ),
        new By<string>("provider", row => row.Provider ?? "", text => text, text => text),
        new By<string>("service", row => row.Service ?? "", text => text, text => text),
        new By<int>("status", row => row.Status ?? 0, number => number.ToString(), int.Parse),
        new By<double>(
            "duration",
            row => row.Duration,
            number => number.ToString("R"),
            text => double.Parse(text, CultureInfo.InvariantCulture)
        ),
    ];

    public string Name { get; } = name;

    public static IEnumerable<string> Names => All.Select(order => order.Name);

    /// <summary>Null for a column that cannot be sorted by.</summary>
    public static LogOrder<T>? Find(string name) =>
        name.Length == 0 ? All[0] : Array.Find(All, order => order.Name == name);

    public abstract IQueryable<T> Sort(IQueryable<T> rows, bool descending);

    /// <exception cref="FormatException">The value is none of this column.</exception>
    public abstract IQueryable<T> After(IQueryable<T> rows, string value, long id, bool descending);

    public abstract string ValueOf(T row);

    private sealed class By<TKey>(
        string name,
        Expression<Func<T, TKey>> key,
        Func<TKey, string> write,
        Func<string, TKey> read
    ) : LogOrder<T>(name)
    {
        private readonly Func<T, TKey> _of = key.Compile();

        public override string ValueOf(T row) => write(_of(row));

        public override IQueryable<T> Sort(IQueryable<T> rows, bool descending) =>
            descending
                ? rows.OrderByDescending(key).ThenByDescending(row => row.Id)
                : rows.OrderBy(key).ThenBy(row => row.Id);

        public override IQueryable<T> After(
            IQueryable<T> rows,
            string value,
            long id,
            bool descending
        )
        {
            var (left, right) = Comparable(key.Body, Held(read(value)));
            var ids = Expression.Property(key.Parameters[0], nameof(ILogRow.Id));
            var beyond = descending
                ? Expression.LessThan(left, right)
                : Expression.GreaterThan(left, right);
            var sameButBeyond = Expression.AndAlso(
                Expression.Equal(left, right),
                descending
                    ? Expression.LessThan(ids, Held(id))
                    : Expression.GreaterThan(ids, Held(id))
            );
            return rows.Where(
                Expression.Lambda<Func<T, bool>>(
                    Expression.OrElse(beyond, sameButBeyond),
                    key.Parameters
                )
            );
        }

        /// <summary>Texts have no operator for "less".</summary>
        private static (Expression Left, Expression Right) Comparable(
            Expression left,
            Expression right
        ) =>
            typeof(TKey) == typeof(string)
                ? (
                    Expression.Call(typeof(string), nameof(string.Compare), null, left, right),
                    Expression.Constant(0)
                )
                : (left, right);

        // As a member of an object, so that it becomes a parameter and the query's plan is kept.
        private static MemberExpression Held<TValue>(TValue value) =>
            Expression.Property(Expression.Constant(new Holder<TValue>(value)), "Value");
    }

    private sealed record Holder<TValue>(TValue Value);
}
