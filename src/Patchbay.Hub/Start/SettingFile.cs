namespace Patchbay.Hub.Start;

internal static class SettingFile
{
    /// <summary>The text of the file that a setting names; a start with one that cannot be read is refused.</summary>
    public static string Read(string setting, string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"{setting} cannot be read: {fault.Message}");
        }
    }
}
