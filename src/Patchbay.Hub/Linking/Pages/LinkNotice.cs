using Patchbay.Hub.Pages;

namespace Patchbay.Hub.Linking.Pages;

/// <summary>What there is to say when a link opens nothing.</summary>
internal static class LinkNotice
{
    public static IResult Unknown(HttpContext http) =>
        Show(
            http,
            StatusCodes.Status404NotFound,
            "This link is not known",
            $"<p>Part of it may have been lost: such links are long. Copy the whole link again, or ask whoever sent it for a new one.</p>"
        );

    public static IResult FromElsewhere(HttpContext http) =>
        Show(
            http,
            StatusCodes.Status403Forbidden,
            "This came from another site",
            $"<p>A key is taken only from this page’s own form. Open your link again and enter the key there.</p>"
        );

    public static IResult NothingOffered(HttpContext http, LinkContext context) =>
        Show(
            http,
            StatusCodes.Status409Conflict,
            "There is nothing to link at the moment",
            $"<p>{context.AppAtStart} has switched off what this link is for. Ask {context.Sender} whether it is still wanted.</p>"
        );

    public static IResult Ended(HttpContext http, LinkContext context, SessionState state)
    {
        var session = context.Session;
        return state switch
        {
            SessionState.Used => Show(
                http,
                StatusCodes.Status410Gone,
                "This link has been used",
                $"""
                <p>The account of {session.OriginOwnerName} was linked with it on {LinkValidity.Time(
                    session.UsedAt!.Value
                )}. There is nothing more to do.</p>
                <p>To change the key, ask {context.Sender} for a new link.</p>
                {LinkDone.Return(session)}
                """
            ),
            SessionState.Revoked => Show(
                http,
                StatusCodes.Status410Gone,
                "This link was withdrawn",
                $"<p>Whoever made it has ended it on {LinkValidity.Time(session.RevokedAt!.Value)}. Ask {context.Sender} for a new one.</p>"
            ),
            _ => Show(
                http,
                StatusCodes.Status410Gone,
                "This link has expired",
                $"<p>It was good until {LinkValidity.Time(session.ExpiresAt)}. Ask {context.Sender} for a new one.</p>"
            ),
        };
    }

    private static IResult Show(HttpContext http, int status, string title, Html text) =>
        LinkFrame.Show(
            http,
            status,
            title,
            $"""
            <div class="card">
            <h1>{title}</h1>
            {text}
            </div>
            """
        );
}
