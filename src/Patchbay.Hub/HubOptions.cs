namespace Patchbay.Hub;

/// <summary>How a hub is started. Everything else comes from the environment and the command line.</summary>
public sealed record HubOptions
{
    /// <summary>Command line arguments of the host, such as <c>--urls http://127.0.0.1:5080</c>.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary><c>Development</c> or <c>Production</c>; null takes <c>ASPNETCORE_ENVIRONMENT</c>.</summary>
    public string? Environment { get; init; }

    /// <summary>Settings that win over environment variables, such as <c>PATCHBAY_DATA</c>.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } =
        new Dictionary<string, string?>();

    /// <summary>Makes one more API key at this start and prints it.</summary>
    public bool NewKey { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where the start prints its greeting.</summary>
    public TextWriter Output { get; init; } = Console.Out;

    /// <summary>Adds to how the hub logs.</summary>
    public Action<ILoggingBuilder>? Logging { get; init; }

    public static HubOptions FromCommandLine(string[] args) =>
        new()
        {
            // Taken out here: the host reads "--name value" pairs and would take the next argument for its value.
            Arguments = args.Where(argument => argument != "--new-key").ToList(),
            NewKey = args.Contains("--new-key"),
        };
}
