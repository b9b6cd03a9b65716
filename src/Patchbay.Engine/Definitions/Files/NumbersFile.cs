namespace Patchbay.Engine.Definitions.Files;

/// <summary>
/// <c>numbers.yaml</c>: the number of each action in short addresses of the guide. It may name actions that are gone.
/// </summary>
internal static class NumbersFile
{
    public static IReadOnlyList<string> Read(YamlFields file, IEnumerable<string> actions)
    {
        var numbered = file.Texts("actions");
        foreach (var twice in numbered.GroupBy(id => id).Where(group => group.Count() > 1))
            file.Fault("actions", $"lists {twice.Key} twice");
        foreach (var id in actions.Except(numbered, StringComparer.Ordinal))
            file.Fault("actions", $"{id} has no number; add it at the end");
        file.RefuseOthers();
        return numbered;
    }
}
