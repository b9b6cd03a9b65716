using System.Text.Json;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Scopes;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Executions;
using Patchbay.Hub.Http;
using Patchbay.Hub.Permissions;

namespace Patchbay.Hub.Linking;

/// <summary>Asks the provider what the key may do. Nothing is stored before it has answered.</summary>
internal sealed class KeyCheck(
    ICatalog catalog,
    IAccounts accounts,
    IExecutions executions,
    HubLinks links
) : ILinking
{
    public async Task<CheckedKey> CheckKeyAsync(
        Profile profile,
        IReadOnlyDictionary<string, JsonElement>? credentials,
        Account? keptFrom,
        IProgress<LinkProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        if (!catalog.TryGetConnector(profile.Connector, out var connector))
            throw new InvalidOperationException($"Profile {profile.Id} has no connector.");
        var (key, fault) = KeyField.Read(connector, credentials);
        if (fault is not null)
            return new(null, fault);
        key ??= keptFrom is null ? null : accounts.UnsealKey(keptFrom);
        if (key is null)
            return new(null, KeyField.Missing(connector));
        progress?.Report(new(LinkStep.Ask));
        var verdict = await executions.CheckKeyAsync(
            profile,
            key,
            keptFrom,
            progress is null ? null : new Relay(progress),
            cancellationToken
        );
        if (verdict.Report is not { } report)
            // A refused key is the form's fault, so 400: StackOne's hub component swallows 401 and 403, and its user
            // would learn nothing.
            return new(
                null,
                KeyFault.Explain(
                    verdict.Failure!,
                    connector,
                    rejected: StatusCodes.Status400BadRequest
                )
            );
        return report.Of(connector.Scopes.Minimum).State == ScopeState.Missing
            ? new(null, MissingMinimum(connector), report)
            : new(new VerifiedKey(key, report), null, report);
    }

    /// <summary>Passes on at once, in the order told; the framework's own would queue.</summary>
    private sealed class Relay(IProgress<LinkProgress> to) : IProgress<CheckProgress>
    {
        public void Report(CheckProgress value) =>
            to.Report(new(LinkStep.Permissions, value.Answered, value.Asked));
    }

    private ApiError MissingMinimum(Connector connector)
    {
        var scopes = connector.Scopes;
        var tickBox = scopes.TryGet(scopes.Minimum, out var minimum)
            ? minimum.TickBox
            : scopes.Minimum;
        return new(
            StatusCodes.Status400BadRequest,
            "missing_permission",
            $"The key works, but it lacks the permission {tickBox}, without which it cannot be linked."
        )
        {
            Remedy =
                $"Tick {tickBox} for this key in {scopes.FormPath}, then connect again. "
                + $"How: {links.Guide(connector.Info.Key, [scopes.Minimum])}",
        };
    }
}
