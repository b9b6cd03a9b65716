namespace Patchbay.AshbySandbox;

/// <summary>An API key of the sandbox. Permissions carry Ashby's own names, such as candidatesRead.</summary>
public sealed record SandboxKey(string Title, string Secret, IReadOnlyList<string> Permissions)
{
    /// <summary>By which the control side names the key without its secret.</summary>
    public string Id { get; init; } = "";

    /// <summary>A deactivated key is refused like a wrong one.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Without it confidential jobs and projects are absent (section 1).</summary>
    public bool SeesConfidential { get; init; }

    /// <summary>Without it private notes and private fields are absent (section 1).</summary>
    public bool SeesPrivateFields { get; init; }

    /// <summary>The key setting that application.updateHistory needs beside its permission.</summary>
    public bool MayUpdateApplicationHistory { get; init; }

    /// <summary>The key setting that lets X-On-Behalf-Of name the user who acts (section 1).</summary>
    public bool MayActOnBehalf { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
