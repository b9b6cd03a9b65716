using System.Text.Json;

namespace Patchbay.Engine.Scopes;

/// <summary>A provider's own list of what a key holds.</summary>
/// <param name="Held">The guide's names of the scopes in it.</param>
/// <param name="IsUnderstood">False when it has names that the scope table does not.</param>
internal sealed record ScopeList(IReadOnlySet<string> Held, bool IsUnderstood)
{
    /// <summary>Null when the result has no such list.</summary>
    public static ScopeList? Read(JsonElement result, string field, ScopeTable scopes)
    {
        if (
            result.ValueKind != JsonValueKind.Object
            || !result.TryGetProperty(field, out var list)
            || list.ValueKind != JsonValueKind.Array
        )
            return null;
        var held = new HashSet<string>(StringComparer.Ordinal);
        var isUnderstood = true;
        foreach (var name in list.EnumerateArray())
        {
            if (
                name.ValueKind == JsonValueKind.String
                && scopes.TryGet(name.GetString()!, out var scope)
            )
                held.Add(scope.Name);
            else
                isUnderstood = false;
        }
        return new ScopeList(held, isUnderstood);
    }
}
