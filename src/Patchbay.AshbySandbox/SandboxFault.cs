namespace Patchbay.AshbySandbox;

public enum SandboxFaultKind
{
    Status429,
    Status500,
    Html502,
    EmptyBody,
    TruncatedJson,
    CloseBeforeAnswer,
    CloseAfterCommit,
    Delay,
    HugeBody,
    SlowBody,
}

/// <summary>One way in which a call can go wrong, ordered ahead with <see cref="AshbySandboxServer.FailNext"/>.</summary>
public sealed record SandboxFault
{
    private SandboxFault(SandboxFaultKind kind) => Kind = kind;

    public SandboxFaultKind Kind { get; }
    public TimeSpan Time { get; private init; }
    public long Bytes { get; private init; }

    /// <summary>500 with generic_internal_error; nothing was changed.</summary>
    public static SandboxFault Status500 { get; } = new(SandboxFaultKind.Status500);

    /// <summary>502 with a gateway's HTML page; nothing was changed.</summary>
    public static SandboxFault Html502 { get; } = new(SandboxFaultKind.Html502);

    /// <summary>200 without a body, after the change.</summary>
    public static SandboxFault EmptyBody { get; } = new(SandboxFaultKind.EmptyBody);

    /// <summary>200 with half of the answer, after the change.</summary>
    public static SandboxFault TruncatedJson { get; } = new(SandboxFaultKind.TruncatedJson);

    /// <summary>The connection is reset before anything was changed.</summary>
    public static SandboxFault CloseBeforeAnswer { get; } = new(SandboxFaultKind.CloseBeforeAnswer);

    /// <summary>The change is made, then the connection is reset.</summary>
    public static SandboxFault CloseAfterCommit { get; } = new(SandboxFaultKind.CloseAfterCommit);

    /// <summary>429 with Retry-After in whole seconds.</summary>
    public static SandboxFault Status429(TimeSpan retryAfter) =>
        new(SandboxFaultKind.Status429) { Time = retryAfter };

    /// <summary>The answer comes after this time on the sandbox's clock.</summary>
    public static SandboxFault Delay(TimeSpan time) => new(SandboxFaultKind.Delay) { Time = time };

    /// <summary>The true answer, in ten pieces spread over this time on the sandbox's clock.</summary>
    public static SandboxFault SlowBody(TimeSpan time) =>
        new(SandboxFaultKind.SlowBody) { Time = time };

    /// <summary>A success whose results are one string of this many bytes.</summary>
    public static SandboxFault HugeBody(long bytes) =>
        new(SandboxFaultKind.HugeBody) { Bytes = bytes };
}
