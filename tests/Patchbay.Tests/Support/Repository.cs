using System.Text.Json;

namespace Patchbay.Tests.Support;

/// <summary>Files of the repository that tests read.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static JsonElement Reference(string name)
    {
        var path = Path.Combine(Root, "tests", "reference", name);
        return JsonDocument.Parse(File.ReadAllBytes(path)).RootElement;
    }

    private static string FindRoot()
    {
        for (
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            folder is not null;
            folder = folder.Parent
        )
        {
            if (File.Exists(Path.Combine(folder.FullName, "Patchbay.slnx")))
                return folder.FullName;
        }
        throw new InvalidOperationException("The tests run from inside the repository.");
    }
}
