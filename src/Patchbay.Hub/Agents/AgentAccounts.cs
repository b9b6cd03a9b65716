using Patchbay.Hub.Access;
using Patchbay.Hub.Access.Sessions;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Executions;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Agents;

/// <summary>Finds the accounts that a request is for: those it names, else those of the agent's session.</summary>
internal sealed class AgentAccounts(
    IAccounts accounts,
    ICatalog catalog,
    ConnectorTools tools,
    HubLinks links
)
{
    // An agent for everybody's accounts is a mistake; each is looked up for every request.
    private const int Most = 20;

    private static ApiError Missing { get; } =
        ApiError.Invalid("Missing x-account-id header or query parameter in request") with
        {
            Code = "missing_account",
            Remedy = "GET /accounts lists the accounts of the key's project.",
        };

    public async ValueTask<(IReadOnlyList<AgentAccount> Accounts, ApiError? Fault)> FindAsync(
        HttpContext http,
        Caller caller
    )
    {
        var named = Named(http.Request);
        if (named.Count == 0 && caller.Session is { } session)
            named = await OfSessionAsync(session, http.RequestAborted);
        if (named.Count == 0)
            return ([], Missing);
        if (named.Count > Most)
            return ([], ApiError.Invalid($"One endpoint serves {Most} accounts at most."));
        var profileId = http.Request.Headers[CallHeaders.Profile].ToString() is { Length: > 0 } id
            ? id
            : null;
        var found = new List<AgentAccount>(named.Count);
        Refusal? dead = null;
        foreach (var name in named)
        {
            var account = await accounts.FindAsync(caller.ProjectId, name, http.RequestAborted);
            if (
                account is null
                || caller.Session?.Covers(account.Id, account.OriginOwnerId) == false
            )
                return ([], OutcomeResult.For(Refusal.AccountNotFound(name)));
            var (profile, mismatch) = catalog.ProfileOf(
                account,
                profileId,
                caller.Session?.ProfileId
            );
            if (mismatch is not null)
                return ([], OutcomeResult.For(mismatch));
            if (Refusal.Find(account, profile, links) is { } refusal)
                dead ??= refusal;
            else
                found.Add(new(account, profile!, profileId, tools.Of(account.Provider)));
        }
        // Of several accounts the living ones go on working.
        return found.Count > 0 ? (found, null) : ([], OutcomeResult.For(dead!));
    }

    /// <summary>The header's accounts win over those of the address.</summary>
    private static IReadOnlyList<string> Named(HttpRequest request)
    {
        var header = request.Headers[CallHeaders.Account].ToString();
        return string.IsNullOrWhiteSpace(header)
            ? request.Query.List(CallHeaders.Account, "account_id")
            : header
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Distinct(StringComparer.Ordinal)
                .ToList();
    }

    private async ValueTask<IReadOnlyList<string>> OfSessionAsync(
        AgentSession session,
        CancellationToken cancellationToken
    )
    {
        if (session.AccountIds is { } ids)
            return ids;
        var owned = await accounts.ListAsync(
            session.ProjectId,
            new([], [], [session.OriginOwnerId!], [], 0, Most),
            cancellationToken
        );
        return owned.Select(account => account.Id).ToList();
    }
}
