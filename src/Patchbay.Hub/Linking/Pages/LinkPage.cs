using System.Security.Cryptography;
using System.Text.Json;
using Patchbay.Hub.Access;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;
using Patchbay.Hub.Permissions;

namespace Patchbay.Hub.Linking.Pages;

/// <summary>
/// /link: the page behind a connect session's <c>auth_link_url</c>. Opening it changes nothing, so that a mail scanner
/// uses up no link; the form carries the token itself, and no cookie opens anything.
/// </summary>
internal sealed class LinkPage(
    Sessions sessions,
    SessionScope scope,
    Linker linker,
    IAccounts accounts,
    IPermissions permissions,
    ICatalog catalog,
    IAccess access,
    HubAddress address,
    HubLinks links,
    IConfiguration configuration,
    TimeProvider time
)
{
    public const string Path = "/link";

    private readonly LinkForm _form = new(links);
    private readonly LinkDone _done = new(links);

    public async Task<IResult> ShowAsync(HttpContext http)
    {
        var query = http.Request.Query;
        return
            await OpenAsync(http, query["token"].ToString(), query["integration_id"].ToString())
                is var (context, target, refusal)
            && target is not null
            ? _form.Show(http, context!, target, fault: null)
            : refusal!;
    }

    public async Task<IResult> SubmitAsync(HttpContext http)
    {
        if (http.Request.Headers["Sec-Fetch-Site"] == "cross-site")
            return LinkNotice.FromElsewhere(http);
        if (!http.Request.HasFormContentType)
            return LinkNotice.Unknown(http);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (context, target, refusal) = await OpenAsync(
            http,
            form["token"].ToString(),
            form["integration_id"].ToString()
        );
        if (target is null)
            return refusal!;
        var request = new HubAccountRequest(target.Profile.Id, Credentials(form, target));
        var session = context!.Session;
        var outcome = target.Existing is { } existing
            ? await linker.EditAsync(session, existing.Id, request, http.RequestAborted)
            : await linker.LinkAsync(session, request, http.RequestAborted);
        if (outcome.Linked is not { } linked)
            return outcome.Fault!.Code == SessionErrors.Used.Code
                ? await ShowEndAsync(http, context)
                : _form.Show(http, context, target, outcome.Fault);
        http.SetAuditActor(session.ProjectId, session.Actor);
        http.SetAuditTarget(linked.Id);
        await http.RecordActAsync(target.Existing is null ? "account.linked" : "account.relinked");
        var account = await accounts.FindAsync(session.ProjectId, linked.Id, http.RequestAborted);
        return account is null
            ? LinkNotice.Unknown(http)
            : _done.Show(
                http,
                context,
                target,
                await permissions.FindAsync(account, http.RequestAborted),
                account.Id
            );
    }

    /// <summary>What the token opens, or the page that says why it opens nothing.</summary>
    private async Task<(LinkContext? Context, LinkTarget? Target, IResult? Refusal)> OpenAsync(
        HttpContext http,
        string token,
        string integrationId
    )
    {
        var session = token.Length is > 0 and < 200
            ? await sessions.FindAsync(token, http.RequestAborted)
            : null;
        if (session is null)
            return (null, null, LinkNotice.Unknown(http));
        var context = new LinkContext(session, App(session), token, time.GetUtcNow());
        if (sessions.StateOf(session) is not SessionState.Live and var state)
            return (context, null, LinkNotice.Ended(http, context, state));
        var offered = await scope.OfferedAsync(session, provider: null, http.RequestAborted);
        var profile =
            offered.FirstOrDefault(one => one.Id == integrationId)
            ?? (offered is [var only] ? only : null);
        if (profile is null || !catalog.TryGetConnector(profile.Connector, out var connector))
            return (
                context,
                null,
                offered.Count == 0
                    ? LinkNotice.NothingOffered(http, context)
                    : LinkChoice.Show(http, context, offered)
            );
        var existing = await scope.FindAccountAsync(
            session,
            profile.Connector,
            http.RequestAborted
        );
        return (
            context,
            new LinkTarget(
                profile,
                connector,
                connector.Info.Logo(address.Public(http.Request)),
                existing,
                existing is null ? null : Tail(existing)
            ),
            null
        );
    }

    /// <summary>The session as it is by now: another window was faster.</summary>
    private async Task<IResult> ShowEndAsync(HttpContext http, LinkContext context)
    {
        var session = await sessions.FindAsync(context.Token, http.RequestAborted);
        return session is null
            ? LinkNotice.Unknown(http)
            : LinkNotice.Ended(http, context with { Session = session }, sessions.StateOf(session));
    }

    /// <summary>The name that the operator gave: to the hub, or to the project.</summary>
    private string? App(ConnectSession session) =>
        configuration["PATCHBAY_APP_NAME"] is { Length: > 0 } name ? name
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

    private static Dictionary<string, JsonElement> Credentials(
        IFormCollection form,
        LinkTarget target
    ) =>
        target
            .Connector.Authentication.Fields.Select(field =>
                (field.Key, Value: form[field.Key].ToString())
            )
            // What is left empty keeps what is stored.
            .Where(field => field.Value.Length > 0)
            .ToDictionary(
                field => field.Key,
                field => JsonSerializer.SerializeToElement(field.Value)
            );
}
