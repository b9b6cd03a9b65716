using System.Globalization;

namespace Patchbay.AshbySandbox;

/// <summary>The sandbox alone: --port, --seed, --size, --urls.</summary>
public sealed class SandboxApp
{
    private SandboxApp() { }

    public static async Task<int> Main(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        var settings = builder.Configuration;
        if (
            !Enum.TryParse<SandboxSize>(settings["size"] ?? "small", ignoreCase: true, out var size)
        )
        {
            await Console.Error.WriteLineAsync("--size is one of small, medium, large, huge");
            return 2;
        }
        var defaults = new SandboxOptions();
        var seed = defaults.Seed;
        if (
            settings["seed"] is { } given
            && !int.TryParse(given, CultureInfo.InvariantCulture, out seed)
        )
        {
            await Console.Error.WriteLineAsync("--seed is a whole number");
            return 2;
        }
        var options = defaults with { Size = size, Seed = seed };
        if (settings["urls"] is null)
            builder.WebHost.UseUrls($"http://127.0.0.1:{settings["port"] ?? "5090"}");

        await using var server = await AshbySandboxServer.StartAsync(
            builder,
            options,
            CancellationToken.None
        );
        var address = server.Address.ToString().TrimEnd('/');
        Console.WriteLine(
            $"Ashby sandbox at {address} ({options.Candidates} candidates, seed {options.Seed})"
        );
        Console.WriteLine($"API key: {options.AllPermissionsKey}");
        Console.WriteLine(
            $"curl -s -u {options.AllPermissionsKey}: {address}/candidate.list -H 'Content-Type: application/json' -d '{{\"limit\":2}}'"
        );
        await server.WaitForShutdownAsync();
        return 0;
    }
}
