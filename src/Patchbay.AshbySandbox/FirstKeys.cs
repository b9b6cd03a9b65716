using Patchbay.AshbySandbox.Contract;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox;

/// <summary>The keys that a new sandbox has.</summary>
internal static class FirstKeys
{
    public static void AddTo(SandboxState state, SandboxOptions options)
    {
        if (options.AllPermissionsKey.Length > 0)
            Add(
                new SandboxKey(
                    "All permissions",
                    options.AllPermissionsKey,
                    [.. AshbyContract.Embedded.Permissions]
                )
                {
                    SeesConfidential = true,
                    SeesPrivateFields = true,
                    MayUpdateApplicationHistory = true,
                    MayActOnBehalf = true,
                }
            );
        foreach (var key in options.Keys)
            Add(key);

        void Add(SandboxKey key) =>
            state.Keys.Put(
                key with
                {
                    Id = key.Id.Length > 0 ? key.Id : state.Ids.Named("apiKey", key.Secret),
                    CreatedAt = key.CreatedAt == default ? state.Identity.StartedAt : key.CreatedAt,
                }
            );
    }
}
