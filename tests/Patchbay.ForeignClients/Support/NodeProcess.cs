using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;
using Patchbay.Tests.Support;

namespace Patchbay.ForeignClients.Support;

/// <summary>
/// A Node.js program that takes lines of JSON and answers with lines of JSON. It sees nothing of the developer's
/// environment, has a limit of time for every answer, and ends with the test.
/// </summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    private static readonly string Home = Path.Combine(
        Repository.Root,
        "tests",
        "Patchbay.ForeignClients"
    );

    private readonly Process _process;
    private readonly StringBuilder _errors = new();
    private readonly TimeSpan _limit;

    private NodeProcess(Process process, TimeSpan limit)
    {
        _process = process;
        _limit = limit;
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (_errors)
                _errors.Append(line.Data).Append('\n');
        };
        _process.BeginErrorReadLine();
    }

    public Stream Input => _process.StandardInput.BaseStream;
    public Stream Output => _process.StandardOutput.BaseStream;

    public bool HasEnded => _process.HasExited;

    /// <summary>What it wrote to standard error so far.</summary>
    public string Errors
    {
        get
        {
            lock (_errors)
                return _errors.ToString().Trim();
        }
    }

    /// <summary>A file of a package that npm installed, or their folder, such as <c>ashby-mcp/dist/index.js</c>.</summary>
    public static string Installed(string file)
    {
        var path = Path.Combine(Home, "npm", "node_modules", file);
        return Path.Exists(path)
            ? path
            : throw new InvalidOperationException(
                $"{file} is not installed. Run ./test, which runs npm ci in tests/Patchbay.ForeignClients/npm."
            );
    }

    /// <summary>A file of this project, such as <c>AshbyMcp/redirect-fetch.mjs</c>.</summary>
    public static string Ours(string file) => Path.Combine(Home, file);

    /// <summary>
    /// Node.js 22, which the tools of the Model Context Protocol want: on Linux the one that npm brings, elsewhere the one
    /// that is there.
    /// </summary>
    public static string Node22 { get; } =
        OperatingSystem.IsLinux()
            ? Installed(
                $"node-linux-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}/bin/node"
            )
            : "node";

    /// <param name="program">The Node.js that runs it; the one that is there unless said.</param>
    public static NodeProcess Start(
        IReadOnlyDictionary<string, string> environment,
        IEnumerable<string> arguments,
        TimeSpan? limit = null,
        string program = "node"
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Home,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        try
        {
            return new NodeProcess(Process.Start(start)!, limit ?? TimeSpan.FromSeconds(60));
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException(
                "Node.js is not installed. Run ./test, which installs what the tests need.",
                missing
            );
        }
    }

    /// <summary>Sends one line and reads the next one.</summary>
    public Task<JsonNode> AskAsync(JsonNode question) =>
        WithinLimitAsync(async stop =>
        {
            var line = question.ToJsonString() + "\n";
            await _process.StandardInput.WriteAsync(line.AsMemory(), stop);
            await _process.StandardInput.FlushAsync(stop);
            var answer =
                await _process.StandardOutput.ReadLineAsync(stop)
                ?? throw new IOException("It ended its output.");
            return JsonNode.Parse(answer)!;
        });

    /// <summary>All that it writes until it ends, and how it ended.</summary>
    public Task<(string Output, int Code)> RunAsync() =>
        WithinLimitAsync(async stop =>
        {
            _process.StandardInput.Close();
            var output = await _process.StandardOutput.ReadToEndAsync(stop);
            await _process.WaitForExitAsync(stop);
            return (output, _process.ExitCode);
        });

    /// <summary>
    /// Talks with the process. A failure, or an answer that does not come in time, ends it and shows its standard error.
    /// </summary>
    public async Task<T> WithinLimitAsync<T>(Func<CancellationToken, Task<T>> talk)
    {
        var test = TestContext.Current.CancellationToken;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(test);
        stop.CancelAfter(_limit);
        try
        {
            return await talk(stop.Token);
        }
        catch (Exception failure) when (!test.IsCancellationRequested)
        {
            await EndAsync(); // all that it wrote is here only now
            throw new InvalidOperationException(
                $"{string.Join(' ', _process.StartInfo.ArgumentList)}: {failure.Message}\n{Errors}",
                failure
            );
        }
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _process.Dispose();
    }

    private async Task EndAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }
}
