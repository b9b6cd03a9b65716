using System.Text.Json;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Execution;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Executions;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Linking;

/// <summary>Asks the provider by its cheapest read. Nothing is stored before it has answered.</summary>
internal sealed class KeyCheck(ICatalog catalog, IAccounts accounts, IExecutions executions)
    : ILinking
{
    public async Task<CheckedKey> CheckKeyAsync(
        Profile profile,
        IReadOnlyDictionary<string, JsonElement>? credentials,
        Account? keptFrom,
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
        var outcome = await executions.TryKeyAsync(profile, key, cancellationToken);
        return outcome.Succeeded ? new(key, null) : new(null, Explain(outcome.Failure, connector));
    }

    /// <summary>
    /// A refused key is the form's fault, so 400: StackOne's hub component swallows 401 and 403, and its user would
    /// learn nothing.
    /// </summary>
    private static ApiError Explain(ActionFailure failure, Connector connector)
    {
        var provider = connector.Info.Name;
        return failure.Kind switch
        {
            FailureKind.KeyRejected => new(
                StatusCodes.Status400BadRequest,
                failure.Code,
                $"{provider} does not accept this key."
            )
            {
                Remedy =
                    $"Copy the key again and paste it whole. If it was deactivated, make a new one in {connector.Scopes.FormPath}.",
            },
            FailureKind.MissingPermission => MissingMinimum(connector),
            FailureKind.RateLimited => new(
                StatusCodes.Status429TooManyRequests,
                failure.Code,
                $"{provider} asks to wait, so the key could not be checked. Nothing was stored."
            )
            {
                Remedy = "Try again in a minute.",
                Retryable = true,
                RetryAfter = failure.RetryAfter ?? TimeSpan.FromMinutes(1),
            },
            FailureKind.Unreachable or FailureKind.TimedOut => new(
                StatusCodes.Status502BadGateway,
                failure.Code,
                $"{provider} could not be reached, so the key could not be checked. Nothing was stored."
            )
            {
                Remedy = "Try again in a minute.",
                Retryable = true,
            },
            _ => new(
                StatusCodes.Status502BadGateway,
                failure.Code,
                $"{provider} could not answer, so the key could not be checked. Nothing was stored."
            )
            {
                Remedy = $"Try again in a minute. {provider} said: {failure.Message}",
                Retryable = failure.Retryable,
            },
        };
    }

    private static ApiError MissingMinimum(Connector connector)
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
            Remedy = $"Tick {tickBox} for this key in {scopes.FormPath}, then connect again.",
        };
    }
}
