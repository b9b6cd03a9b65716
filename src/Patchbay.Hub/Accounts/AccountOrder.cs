using System.Globalization;
using System.Linq.Expressions;
using Patchbay.Hub.Catalog;

namespace Patchbay.Hub.Accounts;

/// <summary>
/// A column that accounts are sorted by. A page starts after the last row of the one before, by value and id: accounts
/// that come and go shift nothing, and a late page costs no more than the first. Pages are of ids, for which an index is
/// enough; the rows are read then.
/// </summary>
internal abstract class AccountOrder(string name)
{
    public const string Connected = "connected";
    public const string Owner = "account";
    public const string Connector = "connector";
    public const string Type = "type";
    public const string Config = "config";
    public const string Status = "status";

    public string Name => name;

    /// <summary>Null for a column that cannot be sorted by.</summary>
    public static AccountOrder? Find(string name, IReadOnlyList<Profile> profiles) =>
        name switch
        {
            Connected => new ByAge(),
            Owner => new ByText(name, row => row.OriginOwnerName),
            Connector => new ByText(name, row => row.Provider),
            Type => new ByText(name, row => row.Type),
            Config => new ByText(name, NameOfProfile(profiles)),
            Status => new ByText(name, StatusShown(profiles)),
            _ => null,
        };

    /// <summary>The ids and values of a page, and of one row more.</summary>
    /// <exception cref="FormatException">The value is none of this column.</exception>
    public abstract IQueryable<AccountPlace> Page(
        IQueryable<Account> rows,
        AccountPlace? after,
        bool descending
    );

    /// <summary>As callers see it: an active account whose profile is switched off counts as inactive.</summary>
    private static Expression<Func<Account, string>> StatusShown(IReadOnlyList<Profile> profiles)
    {
        var off = profiles.Where(one => !one.Active).Select(one => one.Id).ToList();
        return row =>
            row.Status == AccountStatus.Active && off.Contains(row.ProfileId)
                ? AccountStatus.Inactive
                : row.Status;
    }

    /// <summary>The names are another slice's, and few: they go into the query.</summary>
    private static Expression<Func<Account, string>> NameOfProfile(IReadOnlyList<Profile> profiles)
    {
        Expression<Func<Account, string>> id = row => row.ProfileId;
        return Expression.Lambda<Func<Account, string>>(
            profiles.Aggregate(
                id.Body,
                (others, one) =>
                    Expression.Condition(
                        Expression.Equal(id.Body, Expression.Constant(one.Id)),
                        Expression.Constant(one.Name),
                        others
                    )
            ),
            id.Parameters
        );
    }

    private sealed class ByAge() : AccountOrder(Connected)
    {
        public override IQueryable<AccountPlace> Page(
            IQueryable<Account> rows,
            AccountPlace? after,
            bool descending
        )
        {
            if (after is not null)
            {
                var id = after.Id;
                var at = DateTimeOffset.FromUnixTimeMilliseconds(
                    long.Parse(after.Value, CultureInfo.InvariantCulture)
                );
                rows = descending
                    ? rows.Where(row =>
                        row.CreatedAt <= at
                        && (row.CreatedAt < at || string.Compare(row.Id, id) < 0)
                    )
                    : rows.Where(row =>
                        row.CreatedAt >= at
                        && (row.CreatedAt > at || string.Compare(row.Id, id) > 0)
                    );
            }
            rows = descending
                ? rows.OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id)
                : rows.OrderBy(row => row.CreatedAt).ThenBy(row => row.Id);
            return rows.Select(row => new AccountPlace
            {
                Id = row.Id,
                Value = row.CreatedAt.ToUnixTimeMilliseconds().ToString(),
            });
        }
    }

    private sealed class ByText(string name, Expression<Func<Account, string>> key)
        : AccountOrder(name)
    {
        public override IQueryable<AccountPlace> Page(
            IQueryable<Account> rows,
            AccountPlace? after,
            bool descending
        )
        {
            var places = rows.Select(ToPlace());
            if (after is not null)
            {
                var (id, value) = (after.Id, after.Value);
                places = descending
                    ? places.Where(place =>
                        string.Compare(place.Value, value) <= 0
                        && (
                            string.Compare(place.Value, value) < 0
                            || string.Compare(place.Id, id) < 0
                        )
                    )
                    : places.Where(place =>
                        string.Compare(place.Value, value) >= 0
                        && (
                            string.Compare(place.Value, value) > 0
                            || string.Compare(place.Id, id) > 0
                        )
                    );
            }
            return descending
                ? places.OrderByDescending(place => place.Value).ThenByDescending(place => place.Id)
                : places.OrderBy(place => place.Value).ThenBy(place => place.Id);
        }

        private Expression<Func<Account, AccountPlace>> ToPlace() =>
            Expression.Lambda<Func<Account, AccountPlace>>(
                Expression.MemberInit(
                    Expression.New(typeof(AccountPlace)),
                    Bind(nameof(AccountPlace.Value), key.Body),
                    Bind(
                        nameof(AccountPlace.Id),
                        Expression.Property(key.Parameters[0], nameof(Account.Id))
                    )
                ),
                key.Parameters
            );

        private static MemberAssignment Bind(string member, Expression value) =>
            Expression.Bind(typeof(AccountPlace).GetProperty(member)!, value);
    }
}

/// <summary>Where an account stands in an order.</summary>
internal sealed record AccountPlace
{
    /// <summary>Of the column that it is sorted by, as text.</summary>
    public string Value { get; init; } = "";

    public string Id { get; init; } = "";
}
