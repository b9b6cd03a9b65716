using System.CommandLine;
using System.Globalization;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox;

/// <summary>The sandbox as a program of its own.</summary>
public sealed class SandboxApp
{
    private static readonly SandboxOptions Defaults = new();

    private static readonly Option<int> Port = new("--port")
    {
        Description = "The port on 127.0.0.1; 0 takes a free one.",
        DefaultValueFactory = _ => 5090,
    };
    private static readonly Option<string?> Urls = new("--urls")
    {
        Description = "Addresses to listen on, in place of --port.",
    };
    private static readonly Option<int> Seed = new("--seed")
    {
        Description = "Which company. The same seed, size and start give the same bytes.",
        DefaultValueFactory = _ => Defaults.Seed,
    };
    private static readonly Option<SandboxSize> Size = new("--size")
    {
        Description = "small: 50 candidates, medium: 5,000, large: 100,000, huge: 1,000,000.",
        DefaultValueFactory = _ => SandboxSize.Small,
    };
    private static readonly Option<string> Start = new("--start")
    {
        Description = "Where its clock starts: an ISO 8601 time in UTC, or now.",
        DefaultValueFactory = _ =>
            Defaults.StartAt!.Value.ToString("u", CultureInfo.InvariantCulture),
    };
    private static readonly Option<string?> File = new("--file")
    {
        Description =
            "An SQLite file that keeps the state over a restart; without it, memory does.",
    };
    private static readonly Option<bool> Control = new("--control")
    {
        Description =
            "Also serve the control side under /_control: keys, clock, faults, snapshots, requests.",
    };
    private static readonly Option<int?> Limit = new("--requests-per-minute")
    {
        Description = "Calls that a key has each minute before 429; without it there is no limit.",
    };

    private SandboxApp() { }

    public static Task<int> Main(string[] args)
    {
        var command = new RootCommand("A local Ashby to build and test against.")
        {
            Port,
            Urls,
            Seed,
            Size,
            Start,
            File,
            Control,
            Limit,
        };
        Start.Validators.Add(given =>
        {
            if (!TryStart(given.GetValueOrDefault<string>(), out _))
                given.AddError("--start is a time such as 2026-06-01T09:00:00Z, or now");
        });
        Limit.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int?>() < 1)
                given.AddError("--requests-per-minute is 1 or more");
        });
        command.SetAction(RunAsync);
        var given = command.Parse(args);
        if (given.Errors.Count == 0)
            return given.InvokeAsync();
        foreach (var error in given.Errors)
            Console.Error.WriteLine(error.Message);
        return Task.FromResult(2);
    }

    private static async Task<int> RunAsync(ParseResult given, CancellationToken stop)
    {
        TryStart(given.GetValue(Start), out var startAt);
        var options = Defaults with
        {
            Size = given.GetValue(Size),
            Seed = given.GetValue(Seed),
            StartAt = startAt,
            File = given.GetValue(File),
            Control = given.GetValue(Control),
            RequestsPerMinute = given.GetValue(Limit),
        };
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(given.GetValue(Urls) ?? $"http://127.0.0.1:{given.GetValue(Port)}");
        try
        {
            await using var server = await AshbySandboxServer.StartAsync(builder, options, stop);
            if (OtherCompany(given, server) is { } other)
            {
                await Console.Error.WriteLineAsync(other);
                return 1;
            }
            Greet(server);
            await server.WaitForShutdownAsync(stop);
            return 0;
        }
        catch (Exception error) when (error is SandboxFileException or IOException)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 1;
        }
    }

    // A file says itself which company it holds; asking for another one by name is a mistake.
    private static string? OtherCompany(ParseResult given, AshbySandboxServer server)
    {
        var (asked, held) = (server.Sandbox.Options, server.Sandbox.State.Identity);
        var wrong =
            (IsGiven(Seed) && asked.Seed != held.Seed)
            || (IsGiven(Size) && asked.Candidates != held.Candidates);
        return wrong
            ? $"{asked.File} holds a company of {held.Candidates} candidates with seed {held.Seed}: leave --seed and --size out, or give another --file."
            : null;

        bool IsGiven(Option option) => given.GetResult(option) is { Implicit: false };
    }

    private static void Greet(AshbySandboxServer server)
    {
        var address = server.Address.ToString().TrimEnd('/');
        var company = server.Sandbox.State.Identity;
        var key = Defaults.AllPermissionsKey;
        Console.WriteLine(
            $"Ashby sandbox at {address} ({company.Candidates} candidates, seed {company.Seed})"
        );
        Console.WriteLine($"API key: {key}");
        Console.WriteLine(
            $"curl -s -u {key}: {address}/candidate.list -H 'Content-Type: application/json' -d '{{\"limit\":2}}'"
        );
        Console.WriteLine($"Its clock stands at {server.Now:u}");
        if (server.Sandbox.Options.Control)
            Console.WriteLine(
                $"Control side: {address}{Patchbay.AshbySandbox.Control.ControlSide.Path}"
            );
    }

    private static bool TryStart(string? text, out DateTimeOffset? start)
    {
        start = null;
        if (text == "now")
            return true;
        var known = DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        );
        start = time;
        return known;
    }
}
