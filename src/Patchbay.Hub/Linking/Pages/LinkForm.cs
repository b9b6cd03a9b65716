using Patchbay.Engine.Definitions;
using Patchbay.Engine.Scopes;
using Patchbay.Hub.Http;
using Patchbay.Hub.Pages;
using Patchbay.Hub.Permissions;

namespace Patchbay.Hub.Linking.Pages;

/// <summary>The form that takes the key.</summary>
internal sealed class LinkForm(HubLinks links)
{
    /// <param name="fault">Why the last try linked nothing.</param>
    public IResult Show(HttpContext http, LinkContext context, LinkTarget target, ApiError? fault)
    {
        var provider = target.Connector.Info.Name;
        var title = target.Existing is null ? $"Link {provider}" : $"Update the link to {provider}";
        return LinkFrame.Show(
            http,
            fault?.Status ?? StatusCodes.Status200OK,
            fault is null ? title : $"Not linked: {title}",
            $"""
            <img class="logo" src="{target.Logo.AbsoluteUri}" alt="" width="48" height="48">
            <div class="card">
            <h1>{title}</h1>
            <p>{context.AppAtStart} asks to work with the {provider} account of <strong>{context.Session.OriginOwnerName}</strong>.</p>
            {Fault(fault, target)}
            <form method="post" action="link" data-provider="{provider}">
            <input type="hidden" name="token" value="{context.Token}">
            <input type="hidden" name="integration_id" value="{target.Profile.Id}">
            {target.Connector.Authentication.Fields.Select(field =>
                Field(field, target, fault is not null)
            )}
            {Needs(target)}
            <button type="submit">{(
                target.Existing is null ? "Link account" : "Save and check"
            )}</button>
            <p class="progress" role="status" hidden></p>
            </form>
            {Cancel(context.Session)}
            </div>
            {Validity(context)}
            """
        );
    }

    private Html Fault(ApiError? fault, LinkTarget target) =>
        fault is null
            ? Html.Nothing
            : $"""
                <div class="fault" role="alert" id="fault">
                <p><strong>{fault.Message}</strong></p>
                <p>{Advice(fault)}</p>
                {Help(fault, target)}
                </div>
                """;

    // The address in it is a link below.
    private static string? Advice(ApiError fault) =>
        fault.Remedy?.Split(" How: ", StringSplitOptions.None)[0];

    private Html Help(ApiError fault, LinkTarget target) =>
        fault.Code == "missing_permission"
            ? $"""<p><a href="{Guide(target, [target.Connector.Scopes.Minimum])}" target="_blank" rel="noopener noreferrer">How to tick the box</a></p>"""
            : Html.Nothing;

    private static Html Field(CredentialField field, LinkTarget target, bool failed)
    {
        var isKey = field.Key == target.Connector.Authentication.KeyField;
        var kept = isKey && target.KeptTail is not null;
        var describedBy = $"{field.Key}-help" + (failed && isKey ? " fault" : "");
        return $"""
            <div class="field">
            <label for="{field.Key}">{field.Label}</label>
            <p class="help" id="{field.Key}-help">{field.Description} {Kept(
                kept ? target.KeptTail : null
            )}</p>
            <input id="{field.Key}" name="{field.Key}" type="{(
                field.Secret ? "password" : "text"
            )}" autocomplete="off" autocapitalize="off" spellcheck="false" aria-describedby="{describedBy}"{Flag(
                failed && isKey,
                " aria-invalid=\"true\""
            )}{Flag(isKey && !kept, " autofocus")}{Flag(
                field.Required && !kept,
                " required"
            )} placeholder="{(
                kept ? "••••••••••" + target.KeptTail : field.Placeholder
            )}" maxlength="1100">
            </div>

            """;
    }

    private static Html Kept(string? tail) =>
        tail switch
        {
            null => Html.Nothing,
            "" => $"One is stored. Leave this empty to keep it; it is checked again.",
            _ =>
                $"The stored key ends in <code>{tail}</code>. Leave this empty to keep it; it is checked again.",
        };

    private static Html Flag(bool set, string attribute) =>
        set ? Html.Raw(attribute) : Html.Nothing;

    private Html Needs(LinkTarget target)
    {
        var needed = PermissionGap
            .Find(PermissionReport.Empty(target.Connector.Scopes), target.Connector, target.Profile)
            .Needed;
        return $"""
            <details>
            <summary>Permissions that the key needs ({needed.Count})</summary>
            <ul class="boxes">
            {needed.Select(scope => (Html)$"<li>{scope.TickBox}</li>\n")}
            </ul>
            <p>{Minimum(target.Connector)} is the least. Without the others a part of the actions does not work.</p>
            <p><a href="{Guide(
                target,
                needed.Select(scope => scope.Name)
            )}" target="_blank" rel="noopener noreferrer">How to make this key in {target.Connector.Info.Name}</a></p>
            </details>
            """;
    }

    private static string Minimum(Connector connector) =>
        connector.Scopes.TryGet(connector.Scopes.Minimum, out var minimum)
            ? minimum.TickBox
            : connector.Scopes.Minimum;

    private string Guide(LinkTarget target, IEnumerable<string> scopes) =>
        links.Guide(target.Connector.Info.Key, scopes).AbsoluteUri;

    private static Html Cancel(ConnectSession session) =>
        session.ReturnUrl is { } url
            ? $"""<p class="aside"><a href="{ReturnAddress.With(url, "cancelled", null)}">Go back to {new Uri(url).Host} without linking</a></p>"""
            : Html.Nothing;

    private static Html Validity(LinkContext context)
    {
        var session = context.Session;
        return $"""
            <p class="aside">This link is good for {LinkValidity.Left(
                session.ExpiresAt - context.Now
            )} more, until {LinkValidity.Time(session.ExpiresAt)}{(
                session.Multiple ? "." : ", and for one use."
            )} Your key is stored encrypted, and is used by {context.AppWithin} only through this server.</p>
            """;
    }
}
