using Microsoft.Win32.SafeHandles;

namespace Patchbay.Cli.Output;

internal static class StandardOutput
{
    /// <summary>
    /// A stream that tells when the reader of a pipe has gone: the console's own swallows it, and a program would go
    /// on fetching pages for nobody. A regular file keeps the console's stream, which shares the file's position with
    /// the other programs of a shell's redirection; a file stream keeps a position of its own.
    /// </summary>
    public static Stream Open()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
            return Console.OpenStandardOutput();
        var file = new FileStream(
            new SafeFileHandle(1, ownsHandle: false),
            FileAccess.Write,
            bufferSize: 0
        );
        return file.CanSeek ? Console.OpenStandardOutput() : file;
    }

    public static bool ReaderHasGone(IOException exception) => exception.HResult == BrokenPipe;

    /// <summary>EPIPE: .NET puts the plain error number there for an error it has no exception of its own for.</summary>
    private const int BrokenPipe = 32;
}
