using Patchbay.Engine.Definitions;
using Patchbay.Engine.Scopes;
using Patchbay.Hub.Http;
using Patchbay.Hub.Pages;
using Patchbay.Hub.Permissions;

namespace Patchbay.Hub.Linking.Pages;

/// <summary>The confirmation: what works by now, and what does not yet.</summary>
internal sealed class LinkDone(HubLinks links)
{
    public IResult Show(
        HttpContext http,
        LinkContext context,
        LinkTarget target,
        PermissionReport report,
        string accountId
    )
    {
        var provider = target.Connector.Info.Name;
        var gap = PermissionGap.Find(report, target.Connector, target.Profile);
        var works = gap.Enabled.Count(action => report.Of(action).State == ActionState.Works);
        var lacks = gap.Enabled.Count(action => report.Of(action).State == ActionState.Missing);
        var open = gap.Enabled.Count - works - lacks;
        var session = context.Session with { LinkedAccountId = accountId };
        // Who has something to read is not taken away from it.
        var follow =
            gap.Missing.Count == 0 && session.ReturnUrl is { } url
                ? ReturnAddress.With(url, "linked", accountId)
                : null;
        return LinkFrame.Show(
            http,
            StatusCodes.Status200OK,
            $"{provider} is linked",
            $"""
            <img class="logo" src="{target.Logo.AbsoluteUri}" alt="" width="48" height="48">
            <div class="card done" data-linked="{accountId}">
            <h1>{provider} is linked</h1>
            <p>{context.AppAtStart} can now work with the {provider} account of <strong>{session.OriginOwnerName}</strong>.</p>
            <dl class="counts">
            <div class="good"><dt>What works</dt><dd>{works} of {gap.Enabled.Count} actions</dd></div>
            {Count("care", "Not yet", lacks, "actions miss a permission")}
            {Count(
                "note",
                "Not proven",
                open,
                "actions: most write, and nothing is written to try them"
            )}
            </dl>
            {Missing(gap, target)}
            {Return(session)}
            </div>
            <p class="aside">{End(session, follow is not null)}</p>
            """,
            follow
        );
    }

    /// <summary>The way back; nothing where none was named.</summary>
    public static Html Return(ConnectSession session) =>
        session.ReturnUrl is { } url
            ? $"""<p><a class="button" href="{ReturnAddress.With(url, "linked", session.LinkedAccountId)}">Return to {new Uri(url).Host}</a></p>"""
            : Html.Nothing;

    private static Html Count(string kind, string name, int count, string what) =>
        count == 0
            ? Html.Nothing
            : $"""<div class="{kind}"><dt>{name}</dt><dd>{count} {what}</dd></div>""";

    private Html Missing(PermissionGap gap, LinkTarget target) =>
        gap.Missing.Count == 0
            ? Html.Nothing
            : $"""
                <h2>What is missing</h2>
                <p>To make the rest work, tick these boxes for the same key in {target.Connector.Scopes.FormPath}. Nothing needs to be linked again.</p>
                <ul class="boxes">
                {gap.Missing.Select(scope => Box(gap, scope))}
                </ul>
                <p><a href="{links.Guide(
                    target.Connector.Info.Key,
                    gap.Missing.Select(scope => scope.Name)
                ).AbsoluteUri}" target="_blank" rel="noopener noreferrer">How to tick them</a></p>
                """;

    private static Html Box(PermissionGap gap, ScopeDefinition scope) =>
        $"""
            <li>{scope.TickBox} <span class="count">{Actions(gap, scope.Name)}</span></li>

            """;

    private static string Actions(PermissionGap gap, string scope) =>
        gap.Enabled.Count(action => action.MinimalScopes.Contains(scope)) switch
        {
            0 => "",
            1 => "1 action",
            var count => $"{count} actions",
        };

    private static string End(ConnectSession session, bool follows) =>
        session.ReturnUrl is null ? "You can close this page."
        : follows ? "You are taken there in a few seconds."
        : "The link has done its work.";
}
