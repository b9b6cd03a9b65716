using Patchbay.Engine.Definitions;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.Engine.Definitions;

/// <summary>A copy of the shipped connector that a test may spoil.</summary>
internal sealed class ConnectorFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("connector").FullName;

    public ConnectorFolder()
    {
        foreach (
            var file in Directory.EnumerateFiles(
                Ashby.Folder,
                "*.yaml",
                SearchOption.AllDirectories
            )
        )
        {
            var copy = System.IO.Path.Combine(
                Path,
                System.IO.Path.GetRelativePath(Ashby.Folder, file)
            );
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public ConnectorFolder Replace(string file, string old, string @new)
    {
        var path = System.IO.Path.Combine(Path, file);
        var text = File.ReadAllText(path);
        Assert.Contains(old, text);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        File.WriteAllText(
            path,
            string.Concat(text.AsSpan(0, at), @new, text.AsSpan(at + old.Length))
        );
        return this;
    }

    public IReadOnlyList<ConnectorFault> Faults()
    {
        ConnectorLoader.TryLoad(Path, out var faults);
        return faults;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
