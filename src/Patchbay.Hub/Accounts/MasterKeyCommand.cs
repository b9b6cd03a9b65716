using System.Diagnostics;
using Patchbay.Hub.Start;

namespace Patchbay.Hub.Accounts;

/// <summary>
/// Asks a command for the master key, once, so that a key service of any make can supply it. What it prints is the key and
/// is shown nowhere; what it says on its error stream goes where the hub's goes.
/// </summary>
internal static class MasterKeyCommand
{
    // More than a key in base64 with its line end can be.
    private const int MostCharacters = 1024;

    public static async Task<string> RunAsync(
        string setting,
        string command,
        TimeSpan timeLimit,
        CancellationToken cancellationToken
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeLimit);
        using var process = Start(setting, command);
        try
        {
            var buffer = new char[MostCharacters];
            var length = await process.StandardOutput.ReadBlockAsync(buffer, limit.Token);
            if (length == MostCharacters)
                throw new StartException($"{setting} prints far more than a key.");
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0
                ? new string(buffer, 0, length)
                : throw new StartException(
                    $"{setting} ended with exit code {process.ExitCode}. Nothing was changed."
                );
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StartException(
                $"{setting} gave no key within {timeLimit.TotalSeconds:0} s. {setting}_SECONDS allows it more."
            );
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(string setting, string command)
    {
        var (shell, flag) = OperatingSystem.IsWindows() ? ("cmd.exe", "/c") : ("/bin/sh", "-c");
        var start = new ProcessStartInfo(shell, [flag, command])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (System.ComponentModel.Win32Exception fault)
        {
            throw new StartException($"{setting} cannot be run: {fault.Message}");
        }
    }
}
