using Patchbay.Engine.Definitions;

namespace Patchbay.Hub.Guides.Pages;

/// <summary>Which actions the list shows; what is selected stays selected.</summary>
/// <param name="Search">Words that must all stand in an action's label, id or scopes.</param>
/// <param name="Effect">read or write.</param>
/// <param name="Needs">A permission.</param>
/// <param name="Separator">Not of the list: what stands between the scopes in the text box.</param>
public sealed record GuideFilter(
    string Search,
    string Resource,
    string Effect,
    string Needs,
    string Separator
)
{
    public static readonly IReadOnlyDictionary<string, string> Separators = new Dictionary<
        string,
        string
    >(StringComparer.Ordinal)
    {
        ["space"] = " ",
        ["comma"] = ",",
        ["semicolon"] = ";",
        ["pipe"] = "|",
        ["newline"] = "\n",
    };

    internal static GuideFilter Read(IQueryCollection query) =>
        new(
            query["q"].ToString().Trim(),
            query["resource"].ToString(),
            query["effect"].ToString(),
            query["needs"].ToString(),
            Separators.ContainsKey(query["sep"].ToString()) ? query["sep"].ToString() : "space"
        );

    internal bool Lets(ActionDefinition action) =>
        (Resource.Length == 0 || action.Resource == Resource)
        && (
            Effect.Length == 0
            || (Effect == "write") == (action.Effect != Engine.Definitions.Effect.Read)
        )
        && (Needs.Length == 0 || action.MinimalScopes.Contains(Needs))
        && Search
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(word =>
                $"{action.Label} {action.Id} {string.Join(' ', action.MinimalScopes)}".Contains(
                    word,
                    StringComparison.OrdinalIgnoreCase
                )
            );

    /// <summary>As parameters of an address; what is not set is left out.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Parameters()
    {
        if (Search.Length > 0)
            yield return new("q", Search);
        if (Resource.Length > 0)
            yield return new("resource", Resource);
        if (Effect.Length > 0)
            yield return new("effect", Effect);
        if (Needs.Length > 0)
            yield return new("needs", Needs);
        if (Separator != "space")
            yield return new("sep", Separator);
    }
}
