using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Linking;

/// <summary>PATCH /hub/accounts/{id}: edits the session's account. A secret left out keeps the stored one, checked again.</summary>
internal static class EditHubAccount
{
    public static async Task<Results<Ok<HubAccountLinked>, ApiError>> HandleAsync(
        string id,
        HubAccountRequest request,
        ConnectSession session,
        SessionScope scope,
        ILinking linking,
        IAccounts accounts,
        LinkedAnswers linked,
        HttpContext http
    )
    {
        var account = await scope.FindEditableAsync(session, id, http.RequestAborted);
        if (account is null)
            return AccountErrors.NotFound(id);
        var profile = scope.ProfileOf(session, account);
        if (profile is null)
            return ApiError.Invalid("The account's connector profile is switched off.");
        if (request.IntegrationId is { Length: > 0 } named && named != profile.Id)
            return ApiError.Invalid(
                $"The session edits this account with integration_id {profile.Id}, not {named}.",
                new ApiFault("$.integration_id", $"must be {profile.Id}")
            );
        var check = await linking.CheckKeyAsync(
            profile,
            request.Credentials,
            account,
            http.RequestAborted
        );
        if (check.Key is null)
            return check.Fault!;
        var changed = await accounts.UpdateAsync(
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
            check.Key,
            http.RequestAborted
        );
        return changed is null
            ? AccountErrors.NotFound(id)
            : TypedResults.Ok(linked.Describe(changed, profile, check.Key.Report));
    }
}
