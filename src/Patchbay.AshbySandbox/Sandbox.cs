using Patchbay.AshbySandbox.Contract;
using Patchbay.AshbySandbox.Endpoints;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox;

/// <summary>One local Ashby: its company, its keys, the faults ordered and the requests seen.</summary>
internal sealed class Sandbox
{
    public Sandbox(SandboxOptions options)
    {
        Options = options;
        Log = new RequestLog(options.RequestLog);
        State = new SandboxState(options);
        var now = options.Clock.GetUtcNow();
        if (options.AllPermissionsKey.Length > 0)
            Keys.Put(
                new SandboxKey(
                    "All permissions",
                    options.AllPermissionsKey,
                    [.. Contract.Permissions]
                )
                {
                    CreatedAt = now,
                    SeesConfidential = true,
                    SeesPrivateFields = true,
                    MayUpdateApplicationHistory = true,
                }
            );
        foreach (var key in options.Keys)
            Keys.Put(key.CreatedAt == default ? key with { CreatedAt = now } : key);
        Handlers = new HandlerTable(Contract);
    }

    public SandboxOptions Options { get; }
    public AshbyContract Contract { get; } = AshbyContract.Embedded;
    public HandlerTable Handlers { get; }
    public KeyRing Keys { get; } = new();
    public FaultBox Faults { get; } = new();
    public RequestLog Log { get; }
    public SandboxState State { get; }
}
