using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Patchbay.AshbySandbox;

namespace Patchbay.Bench.Sandbox;

/// <summary>The sandbox in a process of its own, as its users start it, called over the loopback address.</summary>
internal sealed partial class SandboxProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http;

    private SandboxProcess(Process process, Uri address)
    {
        _process = process;
        _http = new HttpClient { BaseAddress = address };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(
                Encoding.UTF8.GetBytes(new SandboxOptions().AllPermissionsKey + ":")
            )
        );
    }

    /// <summary>Ready when it has printed its address, which it does once it listens.</summary>
    public static async Task<SandboxProcess> StartAsync(SandboxSize size)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            ArgumentList =
            {
                typeof(SandboxApp).Assembly.Location,
                "--port",
                "0",
                "--size",
                size.ToString(),
            },
        };
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Address().Match(line) is { Success: true } match)
                return new SandboxProcess(process, new Uri(match.Value));
        }
        throw new InvalidOperationException("The sandbox ended without saying where it listens.");
    }

    /// <summary>The most memory that was ever resident, in MB.</summary>
    public long PeakMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64 / 1_000_000;
        }
    }

    public async Task<byte[]> CallAsync(string method, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync(new Uri(method, UriKind.Relative), content);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
