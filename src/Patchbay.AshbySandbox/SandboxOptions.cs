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
    /// <summary>The same seed, size and clock give the same company, ids and tokens.</summary>
    public int Seed { get; init; } = 7;

    public SandboxSize Size { get; init; } = SandboxSize.Small;

    /// <summary>Overrides the size's number of candidates.</summary>
    public int? CandidateCount { get; init; }

    /// <summary>The secret of a key that may call everything; empty for none.</summary>
    public string AllPermissionsKey { get; init; } = "sandbox-all-permissions";

    /// <summary>Further keys, beside the one with all permissions.</summary>
    public IReadOnlyList<SandboxKey> Keys { get; init; } = [];

    public TimeProvider Clock { get; init; } = TimeProvider.System;

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
