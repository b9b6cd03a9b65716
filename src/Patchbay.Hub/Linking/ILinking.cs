using System.Text.Json;
using Patchbay.Engine.Scopes;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Linking;

/// <summary>The check that stands before every storing of a key.</summary>
internal interface ILinking
{
    /// <summary>Takes the key from a form's fields and asks the provider whether it works.</summary>
    /// <param name="progress">Told how far it has come.</param>
    /// <param name="keptFrom">Whose sealed key stands in when the form leaves the secret out; null demands one.</param>
    Task<CheckedKey> CheckKeyAsync(
        Profile profile,
        IReadOnlyDictionary<string, JsonElement>? credentials,
        Account? keptFrom,
        IProgress<LinkProgress>? progress,
        CancellationToken cancellationToken
    );
}

/// <summary>A key that works, or why there is none.</summary>
/// <param name="Report">What it holds, where the provider has told; also of a key that will not do.</param>
internal readonly record struct CheckedKey(
    VerifiedKey? Key,
    ApiError? Fault,
    PermissionReport? Report = null
)
{
    public override string ToString() => Fault?.Message ?? "a key that works";
}
