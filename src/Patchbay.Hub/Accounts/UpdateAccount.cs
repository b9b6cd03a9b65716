using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Access;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;
using Patchbay.Hub.Linking;

namespace Patchbay.Hub.Accounts;

/// <summary>PATCH /accounts/{id}: what is left out or null stays. A new key is checked before it is stored.</summary>
internal static class UpdateAccount
{
    /// <param name="Credentials">The connector's fields; <c>secrets</c> is another name for it.</param>
    /// <param name="SetupInformation">With the next three: StackOne's, and without meaning for a key.</param>
    /// <param name="Label">StackOne's SDKs send an object here: any JSON is taken, kept as text.</param>
    /// <param name="Status"><c>suspended</c> or <c>active</c>: ours, beside StackOne's fields.</param>
    /// <param name="StatusReason">Why it is suspended, in the operator's words.</param>
    internal sealed record Request(
        string? Provider,
        string? OriginOwnerId,
        string? OriginOwnerName,
        string? OriginUsername,
        IReadOnlyDictionary<string, JsonElement>? Credentials,
        IReadOnlyDictionary<string, JsonElement>? Secrets,
        JsonElement? SetupInformation,
        string? AuthenticationConfigKey,
        string? Environment,
        bool? Shared,
        JsonElement? Label,
        JsonElement? Metadata,
        string? Type,
        string? IntegrationId,
        string? Status,
        string? StatusReason
    ) : IAuditedBody
    {
        /// <summary>Changes nothing; a page names what it changes.</summary>
        public static Request Nothing { get; } =
            new(
                Provider: null,
                OriginOwnerId: null,
                OriginOwnerName: null,
                OriginUsername: null,
                Credentials: null,
                Secrets: null,
                SetupInformation: null,
                AuthenticationConfigKey: null,
                Environment: null,
                Shared: null,
                Label: null,
                Metadata: null,
                Type: null,
                IntegrationId: null,
                Status: null,
                StatusReason: null
            );
    }

    public static async Task<Results<Ok<LinkedAccountAnswer>, ApiError>> HandleAsync(
        string id,
        Request request,
        Caller caller,
        IAccounts accounts,
        ICatalog catalog,
        ILinking linking,
        TimeProvider time,
        HttpContext http
    )
    {
        var credentials = request.Credentials is { Count: > 0 }
            ? request.Credentials
            : request.Secrets;
        if (credentials is { Count: > 0 } && !caller.Scopes.HasFlag(KeyScopes.CredentialsWrite))
            return ScopeRule.Missing(KeyScopes.CredentialsWrite);
        var account = await accounts.FindAsync(caller.ProjectId, id, http.RequestAborted);
        if (account is null)
            return AccountErrors.NotFound(id);
        if (FindFault(request, account) is { } fault)
            return fault;
        var profileId = request.IntegrationId ?? account.ProfileId;
        var profile = catalog.FindProfile(caller.ProjectId, profileId);
        if (profile is null || profile.Connector != account.Provider)
            return ApiError.Invalid(
                $"integration_id {profileId} is no connector profile for {account.Provider} in this project."
            );

        VerifiedKey? key = null;
        if (credentials is { Count: > 0 } || profileId != account.ProfileId)
        {
            var check = await linking.CheckKeyAsync(
                profile,
                credentials,
                account,
                progress: null,
                http.RequestAborted
            );
            if (check.Fault is not null)
                return check.Fault;
            key = check.Key;
        }

        var changed = await accounts.UpdateAsync(
            caller.ProjectId,
            id,
            known =>
                known with
                {
                    ProfileId = profileId,
                    Status = request.Status ?? known.Status,
                    StatusReasons = ReasonsFor(request, known, time.GetUtcNow()),
                    OriginOwnerId = request.OriginOwnerId ?? known.OriginOwnerId,
                    OriginOwnerName = request.OriginOwnerName ?? known.OriginOwnerName,
                    OriginUsername = request.OriginUsername ?? known.OriginUsername,
                    Label = Text(request.Label) ?? known.Label,
                    Metadata = request.Metadata ?? known.Metadata,
                    Type = AccountType.Read(request.Type) ?? known.Type,
                },
            key,
            http.RequestAborted
        );
        return changed is null
            ? AccountErrors.NotFound(id)
            : TypedResults.Ok(LinkedAccountAnswer.From(changed, catalog));
    }

    private static IReadOnlyList<StatusReason> ReasonsFor(
        Request request,
        Account known,
        DateTimeOffset now
    ) =>
        request.Status switch
        {
            AccountStatus.Suspended =>
            [
                new(
                    "suspended_by_operator",
                    string.IsNullOrWhiteSpace(request.StatusReason)
                        ? "The operator suspended the account."
                        : request.StatusReason.Trim(),
                    now
                ),
            ],
            AccountStatus.Active => [],
            _ => known.StatusReasons,
        };

    private static ApiError? FindFault(Request request, Account account)
    {
        var faults = new List<ApiFault>();
        if (request.Provider is not null && request.Provider != account.Provider)
            faults.Add(new("$.provider", $"an account of {account.Provider} stays one"));
        if (request.Type is not null && AccountType.Read(request.Type) is null)
            faults.Add(new("$.type", "must be production or test"));
        if (request.Metadata is { ValueKind: not JsonValueKind.Object })
            faults.Add(new("$.metadata", "must be an object"));
        if (string.IsNullOrWhiteSpace(request.OriginOwnerId ?? account.OriginOwnerId))
            faults.Add(new("$.origin_owner_id", "must not be empty"));
        if (string.IsNullOrWhiteSpace(request.OriginOwnerName ?? account.OriginOwnerName))
            faults.Add(new("$.origin_owner_name", "must not be empty"));
        switch (request.Status)
        {
            case null or AccountStatus.Suspended:
                break;
            case AccountStatus.Active when account.Status != AccountStatus.Error:
                break;
            case AccountStatus.Active:
                faults.Add(
                    new(
                        "$.status",
                        "the provider refused its key: give a new one, or link it again"
                    )
                );
                break;
            default:
                faults.Add(new("$.status", "must be active or suspended"));
                break;
        }
        return faults.Count == 0
            ? null
            : ApiError.Invalid(
                string.Join("; ", faults.Select(fault => $"{fault.Path}: {fault.Message}")) + ".",
                faults
            );
    }

    private static string? Text(JsonElement? label) =>
        label switch
        {
            null => null,
            { ValueKind: JsonValueKind.String } text => text.GetString(),
            { } other => other.GetRawText(),
        };
}
