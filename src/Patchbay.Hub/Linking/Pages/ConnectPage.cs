using System.Text.Json;
using Patchbay.Hub.Access;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Permissions;

namespace Patchbay.Hub.Linking.Pages;

/// <summary>
/// /connect/{token}: the page behind a connect session, by itself or in a frame. Opening it changes nothing, so that a
/// mail scanner uses up no link; no cookie opens anything.
/// </summary>
internal sealed class ConnectPage(
    ConnectDoor door,
    ConnectViews views,
    ConnectRecheck recheck,
    Linker linker,
    Sessions sessions,
    IAccounts accounts,
    IPermissions permissions
)
{
    public const string Pattern = "/connect/{token}";

    /// <summary>Where links led before, with the token in the query.</summary>
    public const string Former = "/link";

    /// <summary>Links that were sent out before still open.</summary>
    public static IResult Forward(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        var query = http.Request.Query;
        var token = query["token"].ToString();
        return token.Length == 0
            ? ConnectAnswer.Show(http, ConnectNotices.Unknown(embedded: false))
            : TypedResults.Redirect($"connect/{Uri.EscapeDataString(token)}");
    }

    public async Task<IResult> ShowAsync(string token, HttpContext http)
    {
        var opened = await door.OpenAsync(token, http.Request.Query, http);
        return ConnectAnswer.Show(
            http,
            opened.Refusal ?? views.Form(opened.Context!, opened.Target!)
        );
    }

    public async Task<IResult> SubmitAsync(string token, HttpContext http)
    {
        var embedded = ConnectDoor.IsEmbedded(http.Request.Query);
        if (http.Request.Headers["Sec-Fetch-Site"] == "cross-site")
            return ConnectAnswer.Show(http, ConnectNotices.FromElsewhere(embedded));
        if (!http.Request.HasFormContentType)
            return ConnectAnswer.Show(http, ConnectNotices.Unknown(embedded));
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return await ConnectAnswer.TellAsync(
            http,
            progress =>
                form["check"].ToString() is { Length: > 0 } account
                    ? recheck.CheckAsync(token, account, progress, http)
                    : LinkAsync(token, form, progress, http)
        );
    }

    private async Task<ConnectView> LinkAsync(
        string token,
        IFormCollection form,
        IProgress<LinkProgress>? progress,
        HttpContext http
    )
    {
        var (context, target, refusal) = await door.OpenAsync(token, form, http);
        if (context is null || target is null)
            return refusal!;
        var session = context.Session;
        var request = new HubAccountRequest(target.Profile.Id, Credentials(form, target))
        {
            Progress = progress,
        };
        var outcome = target.Existing is { } existing
            ? await linker.EditAsync(session, existing.Id, request, http.RequestAborted)
            : await linker.LinkAsync(session, request, http.RequestAborted);
        if (outcome.Linked is not { } linked)
            return outcome.Fault!.Code == SessionErrors.Used.Code
                ? await EndAsync(token, context, http)
                : views.Form(context, target, outcome.Fault, outcome.Report);
        http.SetAuditActor(session.ProjectId, session.Actor);
        http.SetAuditTarget(linked.Id);
        await http.RecordActAsync(target.Existing is null ? "account.linked" : "account.relinked");
        return
            await accounts.FindAsync(session.ProjectId, linked.Id, http.RequestAborted)
                is { } account
            ? views.Done(
                context,
                target,
                await permissions.FindAsync(account, http.RequestAborted),
                account.Id
            )
            : ConnectNotices.NotItsAccount(context);
    }

    /// <summary>The session as it is by now: another window was faster.</summary>
    private async Task<ConnectView> EndAsync(string token, LinkContext context, HttpContext http) =>
        await sessions.FindAsync(token, http.RequestAborted) is { } session
            ? ConnectNotices.Ended(context with { Session = session }, sessions.StateOf(session))
            : ConnectNotices.Unknown(context.Embedded);

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
