using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Access.Limits;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Access.Sessions;

/// <summary>POST /agent_sessions: an address by which one agent calls actions for some accounts, for a while.</summary>
internal static class CreateAgentSession
{
    private const double DefaultSeconds = 3600;
    private const double MostSeconds = 30 * 24 * 3600;
    private const int MostAccounts = 100;

    /// <param name="AccountIds">The accounts it is for; or <paramref name="OriginOwnerId"/> for all of a customer's.</param>
    /// <param name="ConnectorProfileId">The connector profile its calls run under; each account's own unless said.</param>
    /// <param name="Limits">What it may call at most, beside the limits of the key that makes it.</param>
    /// <param name="ExpiresIn">Seconds: an hour unless said, 30 days at most.</param>
    internal sealed record Request(
        [property: Required] string? Name,
        IReadOnlyList<string>? AccountIds,
        string? OriginOwnerId,
        string? ConnectorProfileId,
        LimitOptions? Limits,
        double? ExpiresIn
    ) : IAuditedBody;

    public static async Task<Results<Created<AgentSessionAnswer>, ApiError>> HandleAsync(
        Request request,
        Caller caller,
        AgentSessions sessions,
        IAccounts accounts,
        ICatalog catalog,
        HubAddress address,
        TimeProvider time,
        HttpContext http
    )
    {
        if (FindFaults(request, caller, catalog).ToList() is { Count: > 0 } faults)
            return ApiError.Invalid(
                string.Join("; ", faults.Select(fault => $"{fault.Path[2..]} {fault.Message}"))
                    + ".",
                faults
            );
        foreach (var id in request.AccountIds ?? [])
            if (await accounts.FindAsync(caller.ProjectId, id, http.RequestAborted) is null)
                return AccountErrors.NotFound(id);
        var now = time.GetUtcNow();
        var (known, token) = await sessions.CreateAsync(
            hash => new AgentSession
            {
                Id = Ids.New("ags"),
                ProjectId = caller.ProjectId,
                Name = request.Name!.Trim(),
                TokenHash = hash,
                AccountIds = request.AccountIds?.Distinct(StringComparer.Ordinal).ToList(),
                OriginOwnerId = request.OriginOwnerId,
                ProfileId = request.ConnectorProfileId,
                Limits = LimitOptions.Of(request.Limits),
                MakerKind = caller.Actor.Kind,
                MakerId = caller.Actor.Id,
                CreatedAt = now,
                ExpiresAt = now.AddSeconds(request.ExpiresIn ?? DefaultSeconds),
            },
            http.RequestAborted
        );
        http.SetAuditTarget(known.Row.Id);
        return TypedResults.Created(
            $"/agent_sessions/{known.Row.Id}",
            AgentSessionAnswer.From(
                known,
                token,
                new Uri(address.Public(http.Request), $"mcp?token={token}")
            )
        );
    }

    private static IEnumerable<ApiFault> FindFaults(
        Request request,
        Caller caller,
        ICatalog catalog
    )
    {
        if (string.IsNullOrWhiteSpace(request.Name) || request.Name.Length > 200)
            yield return new("$.name", "is required, of at most 200 characters");
        if (request.AccountIds is null == string.IsNullOrWhiteSpace(request.OriginOwnerId))
            yield return new(
                "$.account_ids",
                "or origin_owner_id must say whose accounts, not both"
            );
        if (
            request.AccountIds is { } ids
            && (ids.Count is 0 or > MostAccounts || ids.Any(string.IsNullOrWhiteSpace))
        )
            yield return new("$.account_ids", $"must be 1 to {MostAccounts} ids of accounts");
        if (
            request.ConnectorProfileId is { } profile
            && catalog.FindProfile(caller.ProjectId, profile) is not { Active: true }
        )
            yield return new(
                "$.connector_profile_id",
                "must be an active connector profile of this project"
            );
        foreach (var fault in LimitRules.FaultsOf(request.Limits, catalog))
            yield return fault;
        if (request.ExpiresIn is not (null or (>= 1 and <= MostSeconds)))
            yield return new("$.expires_in", $"must be from 1 to {MostSeconds} seconds");
    }
}
