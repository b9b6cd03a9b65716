using Patchbay.Engine.Definitions;
using Patchbay.Engine.Tools;
using Patchbay.Hub.Access;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Executions;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Agents;

/// <summary>Finds out what a request to the MCP endpoint is about, or why it cannot be served.</summary>
internal sealed class AgentEndpoints(
    IAccounts accounts,
    ICatalog catalog,
    ConnectorTools tools,
    HubLinks links
)
{
    // An agent for everybody's accounts is a mistake; each is looked up for every request.
    private const int MostAccounts = 20;

    public async ValueTask<(AgentEndpoint? Endpoint, ApiError? Fault)> FindAsync(
        HttpContext http,
        Caller caller
    )
    {
        var named = Named(http.Request);
        if (named.Count == 0)
            return (null, MissingAccount);
        if (named.Count > MostAccounts)
            return (
                null,
                ApiError.Invalid($"One endpoint serves {MostAccounts} accounts at most.")
            );
        var profileId = http.Request.Headers[CallHeaders.Profile].ToString() is { Length: > 0 } id
            ? id
            : null;
        var found = new List<AgentAccount>(named.Count);
        Refusal? refusal = null;
        foreach (var name in named)
        {
            var account = await accounts.FindAsync(caller.ProjectId, name, http.RequestAborted);
            if (account is null)
                return (null, OutcomeResult.For(Refusal.AccountNotFound(name)));
            var (profile, mismatch) = catalog.ProfileOf(account, profileId);
            if (mismatch is not null)
                return (null, OutcomeResult.For(mismatch));
            if (Refusal.Find(account, profile, links) is { } dead)
                refusal ??= dead;
            else
                found.Add(new(account, profile!, profileId, tools.Of(account.Provider)));
        }
        // Of several accounts the living ones go on working.
        if (found.Count == 0)
            return (null, OutcomeResult.For(refusal!));
        var reader = new ToolSettingsReader(name => http.Request.Query.List(name));
        var settings = reader.Read(Connectors(found));
        if (reader.Faults.Count == 0)
            return (new(caller, found, settings), null);
        var faults = reader
            .Faults.Select(fault => new ApiFault(fault.Path, fault.Message))
            .ToList();
        return (
            null,
            ApiError.Invalid(
                string.Join("; ", faults.Select(fault => $"{fault.Path[2..]}: {fault.Message}"))
                    + ".",
                faults
            )
        );
    }

    private static ApiError MissingAccount { get; } =
        ApiError.Invalid("Missing x-account-id header or query parameter in request") with
        {
            Code = "missing_account",
            Remedy = "GET /accounts lists the accounts of the key's project.",
        };

    private static List<Connector> Connectors(List<AgentAccount> accounts) =>
        accounts.Select(account => account.Tools.Connector).Distinct().ToList();

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
}
