using Patchbay.Hub.Start;

namespace Patchbay.Hub.Storage;

/// <summary>The folder that holds everything a hub keeps.</summary>
internal sealed class DataFolder(string path)
{
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public string DatabaseFile => System.IO.Path.Combine(Path, "patchbay.db");

    public string MasterKeyFile => System.IO.Path.Combine(Path, "master.key");

    /// <summary>Makes the folder for this user alone; one that is there keeps its permissions.</summary>
    public void Create()
    {
        try
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(Path);
            else
                Directory.CreateDirectory(
                    Path,
                    UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                );
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartException(
                $"The data folder {Path} cannot be made: {fault.Message} Name another with PATCHBAY_DATA."
            );
        }
    }
}
