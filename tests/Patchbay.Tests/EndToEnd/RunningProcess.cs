using System.Diagnostics;

namespace Patchbay.Tests.EndToEnd;

/// <summary>A program that a test started, watched for its memory, and ended by its id.</summary>
internal sealed class RunningProcess : IAsyncDisposable
{
    private readonly Process _process;

    private RunningProcess(Process process) => _process = process;

    public StreamReader Output => _process.StandardOutput;

    public StreamReader Errors => _process.StandardError;

    /// <summary>The most memory it ever held, in bytes.</summary>
    public long PeakMemory { get; private set; }

    public int ExitCode => _process.ExitCode;

    public static RunningProcess Start(
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string> environment,
        string? folder = null
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? AppContext.BaseDirectory,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new RunningProcess(Process.Start(start)!);
    }

    /// <summary>A program of the solution, as the tests' own build holds it.</summary>
    public static RunningProcess StartBuilt(
        string assembly,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string> environment
    ) =>
        Start(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, assembly), .. arguments],
            environment
        );

    /// <summary>Waits for the end, looking at the memory all the while.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        var ended = _process.WaitForExitAsync(cancellationToken);
        while (!ended.IsCompleted)
        {
            try
            {
                _process.Refresh();
                PeakMemory = Math.Max(PeakMemory, _process.PeakWorkingSet64);
            }
            catch (InvalidOperationException)
            {
                // It ended between the two looks; the last one stands.
            }
            await Task.WhenAny(ended, Task.Delay(50, cancellationToken));
        }
        await ended;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
    }
}
