using Microsoft.AspNetCore.Http.Extensions;

namespace Patchbay.Hub.Pages;

/// <summary>Links from a page to itself with other parameters: filters and places in a list live in the address.</summary>
internal static class PageLinks
{
    /// <summary>This page's address with these parameters in place of theirs; null takes one away.</summary>
    public static string With(
        this HttpRequest request,
        params IReadOnlyList<(string Name, string? Value)> changes
    )
    {
        var query = new QueryBuilder();
        foreach (var (name, values) in request.Query)
        foreach (var value in values)
            if (!string.IsNullOrEmpty(value) && changes.All(change => change.Name != name))
                query.Add(name, value);
        foreach (var (name, value) in changes)
            if (value is not null)
                query.Add(name, value);
        return request.Path + query.ToString();
    }
}
