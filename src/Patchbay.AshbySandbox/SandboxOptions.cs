namespace Patchbay.AshbySandbox;

public enum SandboxSize
{
    /// <summary>50 candidates.</summary>
    Small,

    /// <summary>5,000 candidates.</summary>
    Medium,

    /// <summary>100,000 candidates.</summary>
    Large,

    /// <summary>1,000,000 candidates.</summary>
    Huge,
}

public sealed record SandboxOptions
{
    /// <summary>The same seed, size and <see cref="StartAt"/> give the same company, ids and tokens.</summary>
    public int Seed { get; init; } = 7;

    public SandboxSize Size { get; init; } = SandboxSize.Small;

    /// <summary>Overrides the size's number of candidates.</summary>
    public int? CandidateCount { get; init; }

    /// <summary>The secret of a key that may call everything; empty for none.</summary>
    public string AllPermissionsKey { get; init; } = "sandbox-all-permissions";

    /// <summary>Further keys, beside the one with all permissions.</summary>
    public IReadOnlyList<SandboxKey> Keys { get; init; } = [];

    /// <summary>What moves the sandbox's clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>
    /// Where the sandbox's clock stands at the start, the day up to which the company has a history. Null for the present; the
    /// same day is needed for the same bytes.
    /// </summary>
    public DateTimeOffset? StartAt { get; init; } = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);

    /// <summary>An SQLite file that keeps the state over a restart; null keeps it in memory.</summary>
    public string? File { get; init; }

    /// <summary>Calls that a key has each minute before it gets 429 with Retry-After; null for no limit.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>Serves the control side under {prefix}/_control: keys, clock, faults, snapshots. Never on a public address.</summary>
    public bool Control { get; init; }

    /// <summary>How many of the last requests are kept for the page and for tests; 0 keeps none.</summary>
    public int RequestLog { get; init; } = 1_000;

    /// <summary>Holds every successful answer against the contract and fails loudly when it breaks it. For tests.</summary>
    public bool VerifyAnswers { get; init; }

    /// <summary>After how many pages an incremental pass is refused: there is a cap, its size is not published (section 4).</summary>
    internal int IncrementalPages { get; init; } = 1_000;

    internal int Candidates =>
        CandidateCount
        ?? Size switch
        {
            SandboxSize.Small => 50,
            SandboxSize.Medium => 5_000,
            SandboxSize.Large => 100_000,
            SandboxSize.Huge => 1_000_000,
            _ => throw new InvalidOperationException($"Unknown size {Size}."),
        };
}
