using Patchbay.Engine.Scopes;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Linking;

/// <summary>
/// Links and edits accounts with a session. The embedded component, the link's page and the operator all come through
/// here, so that all are held to the same checks.
/// </summary>
internal sealed class Linker(
    SessionScope scope,
    ILinking linking,
    IAccounts accounts,
    Sessions sessions,
    AttemptRecorder attempts,
    LinkedAnswers linked
)
{
    /// <summary>Links an account, or the owner's existing one anew. The key is checked first.</summary>
    public Task<LinkOutcome> LinkAsync(
        ConnectSession session,
        HubAccountRequest request,
        CancellationToken cancellationToken
    ) =>
        attempts.RecordAsync(
            session,
            request,
            () => TryLinkAsync(session, request, cancellationToken)
        );

    /// <summary>Edits the session's account. A secret left out keeps the stored one, checked again.</summary>
    public Task<LinkOutcome> EditAsync(
        ConnectSession session,
        string id,
        HubAccountRequest request,
        CancellationToken cancellationToken
    ) =>
        attempts.RecordAsync(
            session,
            request,
            () => TryEditAsync(session, id, request, cancellationToken)
        );

    private async Task<LinkOutcome> TryLinkAsync(
        ConnectSession session,
        HubAccountRequest request,
        CancellationToken cancellationToken
    )
    {
        var offered = await scope.OfferedAsync(session, provider: null, cancellationToken);
        var profile =
            request.IntegrationId is { Length: > 0 } id
                ? offered.FirstOrDefault(one => one.Id == id)
            : offered is [var only] ? only
            : null;
        if (profile is null)
            return new(null, NoProfile(request, offered));
        return await UseAsync(
            session,
            profile,
            request,
            keptFrom: null,
            async key =>
                await accounts.LinkAsync(
                    new AccountLink(
                        session.ProjectId,
                        profile.Connector,
                        profile.Id,
                        session.OriginOwnerId,
                        session.OriginOwnerName,
                        session.OriginUsername,
                        session.Label,
                        session.Type,
                        session.Metadata,
                        session.AccountId,
                        session.Multiple,
                        key
                    ),
                    CancellationToken.None
                ),
            cancellationToken
        );
    }

    private async Task<LinkOutcome> TryEditAsync(
        ConnectSession session,
        string id,
        HubAccountRequest request,
        CancellationToken cancellationToken
    )
    {
        var account = await scope.FindEditableAsync(session, id, cancellationToken);
        if (account is null)
            return new(null, AccountErrors.NotFound(id));
        var profile = scope.ProfileOf(session, account);
        if (profile is null)
            return new(null, ApiError.Invalid("The account's connector profile is switched off."));
        if (request.IntegrationId is { Length: > 0 } named && named != profile.Id)
            return new(
                null,
                ApiError.Invalid(
                    $"The session edits this account with integration_id {profile.Id}, not {named}.",
                    new ApiFault("$.integration_id", $"must be {profile.Id}")
                )
            );
        return await UseAsync(
            session,
            profile,
            request,
            keptFrom: account,
            key =>
                accounts.UpdateAsync(
                    session.ProjectId,
                    id,
                    known =>
                        known with
                        {
                            ProfileId = profile.Id,
                            OriginOwnerName = session.OriginOwnerName,
                            OriginUsername = session.OriginUsername ?? known.OriginUsername,
                            Label = session.Label ?? known.Label,
                            Metadata = session.Metadata ?? known.Metadata,
                        },
                    key,
                    CancellationToken.None
                ),
            cancellationToken
        );
    }

    /// <param name="store">Once begun it is carried through, whether or not its caller waits; null when the account is gone.</param>
    private async Task<LinkOutcome> UseAsync(
        ConnectSession session,
        Profile profile,
        HubAccountRequest request,
        Account? keptFrom,
        Func<VerifiedKey, Task<Account?>> store,
        CancellationToken cancellationToken
    )
    {
        if (await sessions.TakeTryAsync(session, cancellationToken) is { } wait)
            return new(null, SessionErrors.TooManyKeys(wait));
        var check = await linking.CheckKeyAsync(
            profile,
            request.Credentials,
            keptFrom,
            request.Progress,
            cancellationToken
        );
        // Only keys that the provider refused count: everything else is nobody's guess.
        if (check.Fault?.Code is not ("key_rejected" or "missing_permission"))
            await sessions.GiveTryBackAsync(session);
        if (check.Key is null)
            return new(null, check.Fault, check.Report);
        if (!await sessions.ClaimAsync(session, cancellationToken))
            return new(null, SessionErrors.Used);
        request.Progress?.Report(new(LinkStep.Store));
        Account? account = null;
        try
        {
            account = await store(check.Key);
        }
        finally
        {
            await sessions.SettleAsync(session, account?.Id);
        }
        return account is null
            ? new(null, AccountErrors.NotFound(keptFrom!.Id))
            : new(linked.Describe(account, profile, check.Key.Report), null);
    }

    private static ApiError NoProfile(HubAccountRequest request, IReadOnlyList<Profile> offered) =>
        ApiError.Invalid(
            (request.IntegrationId, offered.Count) switch
            {
                (_, 0) => "This session offers no active connector profile.",
                ({ Length: > 0 } id, _) => $"This session does not offer integration_id {id}.",
                _ => "integration_id is required: this session offers several connector profiles.",
            },
            new ApiFault("$.integration_id", "must name a profile of GET /hub/connectors")
        ) with
        {
            Suggestions = offered.Select(profile => profile.Id).ToList(),
        };
}

/// <summary>What was linked, or why nothing was.</summary>
/// <param name="Report">What the key holds, where the provider has told.</param>
internal readonly record struct LinkOutcome(
    HubAccountLinked? Linked,
    ApiError? Fault,
    PermissionReport? Report = null
);
