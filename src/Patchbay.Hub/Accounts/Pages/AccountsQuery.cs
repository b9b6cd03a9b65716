using Microsoft.AspNetCore.Http.Extensions;

namespace Patchbay.Hub.Accounts.Pages;

/// <summary>What the list of accounts shows, as its address says it.</summary>
/// <param name="Sort">One of the columns.</param>
/// <param name="Next">The cursor of the page; null for the first.</param>
public sealed record AccountsQuery(
    string Search,
    string Status,
    string Connector,
    string Type,
    string Profile,
    string Sort,
    bool Descending,
    string? Next
)
{
    public bool IsFiltered =>
        Search.Length + Status.Length + Connector.Length + Type.Length + Profile.Length > 0;

    /// <summary>The same list, sorted by a column; the other way when it is by now.</summary>
    public AccountsQuery By(string column) =>
        this with
        {
            Sort = column,
            // Of times the newest first, of words the first of the alphabet.
            Descending = column == Sort ? !Descending : column == AccountOrder.Connected,
            Next = null,
        };

    /// <summary>As a query string: what is as usual is left out.</summary>
    public string ToQuery()
    {
        var query = new QueryBuilder();
        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                query.Add(name, value);
        }
        Add("search", Search);
        Add("status", Status);
        Add("connector", Connector);
        Add("type", Type);
        Add("profile", Profile);
        if (Sort != AccountOrder.Connected || !Descending)
        {
            Add("sort", Sort);
            Add("dir", Descending ? "desc" : "asc");
        }
        Add("next", Next);
        return query.ToString();
    }

    internal static AccountsQuery Read(IQueryCollection query)
    {
        string Text(string name) => query[name].ToString().Trim();
        var sort = Text("sort");
        if (sort.Length == 0)
            sort = AccountOrder.Connected;
        var direction = Text("dir");
        return new(
            Text("search"),
            Text("status"),
            Text("connector"),
            Text("type"),
            Text("profile"),
            sort,
            direction.Length == 0 ? sort == AccountOrder.Connected : direction == "desc",
            Text("next") is { Length: > 0 } next ? next : null
        );
    }
}
