using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Access;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Linking;

/// <summary>POST /hub/accounts: links an account, or the owner's existing one anew. The key is checked first.</summary>
internal static class LinkAccount
{
    public static async Task<Results<Ok<HubAccountLinked>, ApiError>> HandleAsync(
        HubAccountRequest request,
        ConnectSession session,
        SessionScope scope,
        ILinking linking,
        IAccounts accounts,
        LinkedAnswers linked,
        HttpContext http
    )
    {
        var offered = await scope.OfferedAsync(session, provider: null, http.RequestAborted);
        var profile =
            request.IntegrationId is { Length: > 0 } id
                ? offered.FirstOrDefault(one => one.Id == id)
            : offered is [var only] ? only
            : null;
        if (profile is null)
            return NoProfile(request, offered);

        var check = await linking.CheckKeyAsync(
            profile,
            request.Credentials,
            keptFrom: null,
            http.RequestAborted
        );
        if (check.Key is null)
            return check.Fault!;
        var account = await accounts.LinkAsync(
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
                check.Key
            ),
            http.RequestAborted
        );
        http.SetAuditTarget(account.Id);
        return TypedResults.Ok(linked.Describe(account, profile, check.Key.Report));
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
