using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Patchbay.Tests.EndToEnd;

/// <summary>A program of this repository, or a line in a shell, as a process of its own that ends with the test.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _errors = new();

    private ChildProcess(ProcessStartInfo start)
    {
        _process = Process.Start(start)!;
        _process.StandardInput.Close();
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (_errors)
                _errors.Append(line.Data).Append('\n');
        };
        _process.BeginErrorReadLine();
    }

    public StreamReader Output => _process.StandardOutput;

    public string Errors
    {
        get
        {
            lock (_errors)
                return _errors.ToString().Trim();
        }
    }

    /// <summary>Starts one of the programs that stand beside the tests.</summary>
    public static ChildProcess Program(
        string name,
        IReadOnlyDictionary<string, string> environment,
        params string[] arguments
    ) =>
        Start(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, name), .. arguments],
            AppContext.BaseDirectory,
            environment
        );

    /// <summary>Runs a line as somebody who pastes it, in this folder.</summary>
    public static ChildProcess Pasted(string line, string folder) =>
        Start("bash", ["-c", line], folder, new Dictionary<string, string>());

    /// <summary>The most memory that it has held so far, in bytes; null once it has ended.</summary>
    public long? PeakMemory()
    {
        try
        {
            foreach (var line in File.ReadLines($"/proc/{_process.Id}/status"))
                if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
                    return 1024
                        * long.Parse(
                            line.AsSpan(6).Trim().TrimEnd("kB").Trim(),
                            CultureInfo.InvariantCulture
                        );
        }
        catch (IOException)
        {
            // It has ended.
        }
        return null;
    }

    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }
        _process.Dispose();
    }

    private static ChildProcess Start(
        string program,
        string[] arguments,
        string folder,
        IReadOnlyDictionary<string, string> environment
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        // Nothing that the developer has set or stored reaches the test.
        foreach (
            var name in start.Environment.Keys.Where(name =>
                name.StartsWith("PATCHBAY_", StringComparison.Ordinal)
                || name.StartsWith("ASHBY_", StringComparison.Ordinal)
                || name.StartsWith("ASPNETCORE_", StringComparison.Ordinal)
            )
        )
            start.Environment.Remove(name);
        start.Environment["XDG_CONFIG_HOME"] = "/nowhere";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new ChildProcess(start);
    }
}
