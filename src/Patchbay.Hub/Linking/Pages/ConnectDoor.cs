using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Patchbay.Hub.Access;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Linking.Pages;

/// <summary>Finds what a token opens, or the words for why it opens nothing.</summary>
internal sealed class ConnectDoor(
    Sessions sessions,
    SessionScope scope,
    IAccounts accounts,
    ICatalog catalog,
    IAccess access,
    IBrands brands,
    HubAddress address,
    IConfiguration configuration,
    TimeProvider time
)
{
    private const int LongestToken = 200;

    public static bool IsEmbedded(IQueryCollection query) => query["embed"] == "1";

    /// <param name="chosen">The query or the form: both may name the profile.</param>
    public async Task<Opened> OpenAsync(
        string token,
        IEnumerable<KeyValuePair<string, StringValues>> chosen,
        HttpContext http
    )
    {
        if (await FindAsync(token, http) is not { } context)
            return new(null, null, ConnectNotices.Unknown(IsEmbedded(http.Request.Query)));
        if (sessions.StateOf(context.Session) is not SessionState.Live and var state)
            return new(context, null, ConnectNotices.Ended(context, state));
        var profileId = chosen.FirstOrDefault(pair => pair.Key == "integration_id").Value;
        return context.AccountId is { } account
            ? await OpenAccountAsync(context, account, http)
            : await OpenProfileAsync(context, profileId.ToString(), http);
    }

    /// <summary>Whatever state its session is in; null when there is none.</summary>
    public async Task<LinkContext?> FindAsync(string token, HttpContext http)
    {
        var session = token.Length is > 0 and < LongestToken
            ? await sessions.FindAsync(token, http.RequestAborted)
            : null;
        return session is null
            ? null
            : new(
                session,
                App(session),
                IsEmbedded(http.Request.Query),
                http.Request.Query["account_id"].ToString() is { Length: > 0 } account
                    ? account
                    : null,
                time.GetUtcNow()
            );
    }

    public LinkTarget? Target(Profile profile, Account? existing, HttpContext http) =>
        catalog.TryGetConnector(profile.Connector, out var connector)
            ? new(
                profile,
                connector,
                Logo(connector.Info, http),
                existing,
                existing is null ? null : Tail(existing)
            )
            : null;

    private async Task<Opened> OpenAccountAsync(LinkContext context, string id, HttpContext http)
    {
        var session = context.Session;
        return
            await scope.FindEditableAsync(session, id, http.RequestAborted) is { } account
            && scope.ProfileOf(session, account) is { } profile
            && Target(profile, account, http) is { } target
            ? new(context, target, null)
            : new(context, null, ConnectNotices.NotItsAccount(context));
    }

    private async Task<Opened> OpenProfileAsync(
        LinkContext context,
        string profileId,
        HttpContext http
    )
    {
        var session = context.Session;
        var offered = await scope.OfferedAsync(session, provider: null, http.RequestAborted);
        var profile =
            offered.FirstOrDefault(one => one.Id == profileId)
            ?? (offered is [var only] ? only : null);
        if (profile is null)
            return new(
                context,
                null,
                offered.Count == 0
                    ? ConnectNotices.NothingOffered(context)
                    : ConnectViews.Choice(context, Offers(context, offered, http))
            );
        var existing = await scope.FindAccountAsync(
            session,
            profile.Connector,
            http.RequestAborted
        );
        return Target(profile, existing, http) is { } target
            ? new(context, target, null)
            : new(context, null, ConnectNotices.NothingOffered(context));
    }

    private List<ConnectOffer> Offers(
        LinkContext context,
        IReadOnlyList<Profile> offered,
        HttpContext http
    ) =>
        offered
            .Select(profile =>
                catalog.TryGetConnector(profile.Connector, out var connector)
                    ? new ConnectOffer(
                        profile.Name,
                        Logo(connector.Info, http),
                        $"?integration_id={Uri.EscapeDataString(profile.Id)}"
                            + (context.Embedded ? "&embed=1" : "")
                    )
                    : null
            )
            .OfType<ConnectOffer>()
            .ToList();

    private string Logo(Engine.Definitions.ConnectorInfo connector, HttpContext http) =>
        connector.Logo(address.Public(http.Request)).AbsoluteUri;

    /// <summary>The name that the operator gave: to the project's brand, to the hub, or to the project.</summary>
    private string? App(ConnectSession session) =>
        brands.Of(session.ProjectId) is { } brand ? brand.Name
        : configuration["PATCHBAY_APP_NAME"] is { Length: > 0 } name ? name
        : access.Projects.FirstOrDefault(project => project.Id == session.ProjectId)?.Name
            is { } project
        && project != ProjectAccess.DefaultName
            ? project
        : null;

    private string? Tail(Account account)
    {
        try
        {
            return KeyField.Tail(accounts.UnsealKey(account));
        }
        catch (CryptographicException)
        {
            // A row that was tampered with is mended by a new key.
            return null;
        }
    }
}

/// <summary>Either a context with a target, or what to say instead.</summary>
internal sealed record Opened(LinkContext? Context, LinkTarget? Target, ConnectView? Refusal);
