namespace Patchbay.Hub.Linking.Pages;

/// <summary>What there is to say when a link opens nothing, and the way on.</summary>
internal static class ConnectNotices
{
    public static ConnectNotice Unknown(bool embedded) =>
        new(
            StatusCodes.Status404NotFound,
            SessionErrors.Unknown.Code,
            "This link is not known",
            "Part of it may have been lost: such links are long. Copy the whole link again, or ask whoever sent it for a new one.",
            null,
            ""
        )
        {
            Embedded = embedded,
        };

    public static ConnectNotice FromElsewhere(bool embedded) =>
        new(
            StatusCodes.Status403Forbidden,
            "cross_site",
            "This came from another site",
            "A key is taken only from this page’s own form. Open your link again and enter the key there.",
            null,
            ""
        )
        {
            Embedded = embedded,
        };

    public static ConnectNotice NothingOffered(LinkContext context) =>
        new(
            StatusCodes.Status409Conflict,
            "nothing_offered",
            "There is nothing to link at the moment",
            $"{context.AppAtStart} has switched off what this link is for. Ask {context.Sender} whether it is still wanted.",
            null,
            ""
        )
        {
            Embedded = context.Embedded,
            Return = context.Return("cancelled", null),
        };

    public static ConnectNotice NotItsAccount(LinkContext context) =>
        new(
            StatusCodes.Status404NotFound,
            "account_not_found",
            "This link is for another account",
            $"The account that was asked for is gone, or this link may not change it. Ask {context.Sender} for a new one.",
            null,
            ""
        )
        {
            Embedded = context.Embedded,
            Return = context.Return("cancelled", null),
        };

    public static ConnectNotice Ended(LinkContext context, SessionState state)
    {
        var session = context.Session;
        var code = SessionErrors.Of(state)!.Code;
        return state switch
        {
            SessionState.Used => new(
                StatusCodes.Status410Gone,
                code,
                "This link has been used",
                $"The account of {session.OriginOwnerName} was linked with it on ",
                session.UsedAt,
                $". There is nothing more to do. To change the key, ask {context.Sender} for a new link."
            )
            {
                Embedded = context.Embedded,
                Return = context.Return("linked", session.LinkedAccountId),
            },
            SessionState.Revoked => new(
                StatusCodes.Status410Gone,
                code,
                "This link was withdrawn",
                "Whoever made it has ended it on ",
                session.RevokedAt,
                $". Ask {context.Sender} for a new one."
            )
            {
                Embedded = context.Embedded,
                Return = context.Return("cancelled", null),
            },
            _ => new(
                StatusCodes.Status410Gone,
                code,
                "This link has expired",
                "It was good until ",
                session.ExpiresAt,
                $". Ask {context.Sender} for a new one."
            )
            {
                Embedded = context.Embedded,
                Return = context.Return("cancelled", null),
            },
        };
    }
}
