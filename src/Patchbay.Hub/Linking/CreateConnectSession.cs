using System.Collections.Frozen;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Access;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Linking;

/// <summary>POST /connect_sessions: the right to link one account of one end customer, for a while.</summary>
internal static class CreateConnectSession
{
    private const double MaxSeconds = 30 * 24 * 3600;

    // What StackOne's clients take for a category when they read a session back.
    private static readonly FrozenSet<string> Categories = new[]
    {
        "ats",
        "hris",
        "hris-legacy",
        "crm",
        "iam",
        "marketing",
        "lms",
        "stackone",
        "documents",
        "ticketing",
        "screening",
        "messaging",
        "accounting",
        "scheduling",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <param name="ProviderVersion">StackOne's, deprecated there: a connector has one version here.</param>
    /// <param name="ExpiresIn">Seconds.</param>
    /// <param name="IntegrationId">The connector profile; <c>connector_profile_id</c> is StackOne's newer name for it.</param>
    /// <param name="ReturnUrl">Where the link's page leads back to: https, or http on this machine.</param>
    internal sealed record Request(
        [property: Required] string? OriginOwnerId,
        [property: Required] string? OriginOwnerName,
        string? OriginUsername,
        string? Provider,
        string? ProviderVersion,
        IReadOnlyList<string>? Categories,
        string? AccountId,
        double? ExpiresIn,
        JsonElement? Metadata,
        bool? Multiple,
        string? Label,
        string? Type,
        string? IntegrationId,
        string? ConnectorProfileId,
        string? ReturnUrl
    ) : IAuditedBody;

    public static async Task<Results<Created<ConnectSessionAnswer>, ApiError>> HandleAsync(
        Request request,
        Caller caller,
        Sessions sessions,
        IAccounts accounts,
        ICatalog catalog,
        HubAddress address,
        TimeProvider time,
        HttpContext http
    )
    {
        if (FindFaults(request) is { Count: > 0 } faults)
            return ApiError.Invalid(
                string.Join("; ", faults.Select(fault => $"{fault.Path[2..]} {fault.Message}"))
                    + ".",
                faults
            );
        Account? account = null;
        if (request.AccountId is not null)
        {
            account = await accounts.FindAsync(
                caller.ProjectId,
                request.AccountId,
                http.RequestAborted
            );
            if (account is null)
                return AccountErrors.NotFound(request.AccountId);
        }
        var provider = request.Provider ?? account?.Provider;
        var profileId = request.IntegrationId ?? request.ConnectorProfileId;
        if (
            FindMismatch(caller.ProjectId, ref provider, profileId, account, catalog) is
            { } mismatch
        )
            return mismatch;

        var now = time.GetUtcNow();
        var (session, token) = await sessions.CreateAsync(
            hash => new ConnectSession
            {
                ProjectId = caller.ProjectId,
                TokenHash = hash,
                OriginOwnerId = request.OriginOwnerId!.Trim(),
                OriginOwnerName = request.OriginOwnerName!.Trim(),
                OriginUsername = request.OriginUsername,
                Provider = provider,
                ProfileId = profileId,
                Categories = request.Categories,
                AccountId = account?.Id,
                Multiple = request.Multiple ?? false,
                Label = request.Label,
                Type = AccountType.Read(request.Type) ?? AccountType.Production,
                Metadata = request.Metadata,
                ReturnUrl = request.ReturnUrl,
                CreatedAt = now,
                ExpiresAt = now.AddSeconds(request.ExpiresIn ?? LinkLife.DefaultSeconds(http)),
            },
            http.RequestAborted
        );
        http.SetAuditTarget(session.Id.ToString());
        var link = new Uri(address.Public(http.Request), $"connect/{token}");
        return TypedResults.Created((string?)null, ConnectSessionAnswer.From(session, token, link));
    }

    private static List<ApiFault> FindFaults(Request request)
    {
        var faults = new List<ApiFault>();
        if (string.IsNullOrWhiteSpace(request.OriginOwnerId))
            faults.Add(new("$.origin_owner_id", "is required"));
        if (string.IsNullOrWhiteSpace(request.OriginOwnerName))
            faults.Add(new("$.origin_owner_name", "is required"));
        if (request.ExpiresIn is not (null or (>= 1 and <= MaxSeconds)))
            faults.Add(new("$.expires_in", $"must be from 1 to {MaxSeconds} seconds"));
        if (
            request.Categories?.FirstOrDefault(one => !Categories.Contains(one ?? "")) is
            { } unknown
        )
            faults.Add(new("$.categories", $"holds {unknown}, which is no category"));
        if (ReturnAddress.Fault(request.ReturnUrl) is { } returnFault)
            faults.Add(new("$.return_url", returnFault));
        if (request.Metadata is { ValueKind: not JsonValueKind.Object })
            faults.Add(new("$.metadata", "must be an object"));
        if (request.Type is not null && AccountType.Read(request.Type) is null)
            faults.Add(new("$.type", "must be production or test"));
        return faults;
    }

    /// <summary>Provider, profile and account must speak of the same connector; a profile names the provider.</summary>
    private static ApiError? FindMismatch(
        string projectId,
        ref string? provider,
        string? profileId,
        Account? account,
        ICatalog catalog
    )
    {
        if (profileId is not null)
        {
            if (catalog.FindProfile(projectId, profileId) is not { } profile)
                return ApiError.Invalid(
                    $"integration_id {profileId} is not known in this project."
                );
            if (!profile.Active)
                return ApiError.Invalid($"The connector profile {profile.Name} is switched off.");
            provider ??= profile.Connector;
            if (provider != profile.Connector)
                return ApiError.Invalid(
                    $"integration_id {profileId} is a profile of {profile.Connector}, not of {provider}."
                );
        }
        if (provider is null)
            return null;
        if (!catalog.TryGetConnector(provider, out _))
            return ApiError.Invalid(
                $"There is no provider {provider}.",
                new ApiFault("$.provider", "is not known")
            ) with
            {
                Suggestions = catalog.Connectors.Select(known => known.Info.Key).ToList(),
            };
        if (account is not null && account.Provider != provider)
            return ApiError.Invalid(
                $"Account {account.Id} is of {account.Provider}, not of {provider}."
            );
        return catalog.DefaultProfile(projectId, provider) is null
            ? ApiError.Invalid($"This project has no active connector profile for {provider}.")
            : null;
    }
}
