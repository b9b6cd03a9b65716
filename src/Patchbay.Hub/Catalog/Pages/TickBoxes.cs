using Patchbay.Engine.Scopes;

namespace Patchbay.Hub.Catalog.Pages;

/// <summary>Permissions in the words and the order of the provider's form.</summary>
internal static class TickBoxes
{
    /// <summary>One line a module: <c>Candidates: Read, Write</c>.</summary>
    public static IReadOnlyList<string> ByModule(IEnumerable<ScopeDefinition> scopes) =>
        scopes
            .GroupBy(scope => scope.Module)
            .Select(module =>
                $"{module.Key}: {string.Join(", ", module.Select(scope => scope.Access))}"
            )
            .ToList();
}
