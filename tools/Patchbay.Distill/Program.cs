using System.Text;
using Patchbay.Distill;

// Writes the contract files that the repository keeps, from the folder that holds the gathered references:
//   dotnet run --project tools/Patchbay.Distill -- <reference-folder> [--check]
// With --check nothing is written; stale files are named and the exit code is 1.
var check = args.Contains("--check");
if (args.FirstOrDefault(argument => !argument.StartsWith('-')) is not { } reference)
{
    Console.Error.WriteLine("usage: Patchbay.Distill <reference-folder> [--check]");
    return 2;
}

(string Path, Func<string, string> Distill)[] targets =
[
    ("tests/reference/actions.json", ActionList.Distill),
    ("tests/reference/ashby-contract.json", AshbyContract.Distill),
    ("tests/reference/platform-contract.json", PlatformContract.Distill),
    ("src/Patchbay.AshbySandbox/Contract/contract.json", SandboxContract.Distill),
];

var root = RepositoryRoot();
var stale = 0;
foreach (var (path, distill) in targets)
{
    var file = Path.Combine(root, path);
    var text = distill(reference);
    if (File.Exists(file) && File.ReadAllText(file) == text)
        continue;

    stale++;
    Console.WriteLine(check ? $"stale: {path}" : $"wrote: {path}");
    if (check)
        continue;
    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
    File.WriteAllText(file, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
}

return check && stale > 0 ? 1 : 0;

static string RepositoryRoot()
{
    for (
        var folder = new DirectoryInfo(Environment.CurrentDirectory);
        folder is not null;
        folder = folder.Parent
    )
        if (File.Exists(Path.Combine(folder.FullName, "Patchbay.slnx")))
            return folder.FullName;
    throw new InvalidOperationException(
        "Run this inside the repository: Patchbay.slnx was not found."
    );
}
