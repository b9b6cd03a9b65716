using Patchbay.Hub.Access.People.Oidc;

namespace Patchbay.Hub.Access.People;

/// <summary>Why somebody is sent back to the sign-in page: a sentence for it, and a code for its address and the audit log.</summary>
internal sealed record SignInProblem(string Code, string Sentence)
{
    public static readonly SignInProblem LinkUsed = new(
        "used",
        "That link was used already, or the hub was started anew: see what it printed last."
    );

    public static readonly SignInProblem LockedOut = new(
        SignIns.LockedOut.Code,
        $"{SignIns.LockedOut.Message} {SignIns.LockedOut.Remedy}"
    );

    public static readonly SignInProblem ProviderUnreachable = new(
        "provider_unreachable",
        "The sign-in provider does not answer. Try again in a moment."
    );

    public static readonly SignInProblem ProviderRefused = new(
        "provider_refused",
        "The sign-in provider did not let you in, or you turned back there."
    );

    public static readonly SignInProblem NotBegunHere = new(
        "not_begun_here",
        "That sign-in was not begun in this browser, or took too long. Begin again here."
    );

    public static readonly SignInProblem AnswerNotTrusted = new(
        "answer_not_trusted",
        "The sign-in provider's answer could not be trusted. Try again, or tell an administrator of the hub."
    );

    public static readonly SignInProblem IdentityTooLong = new(
        "identity_too_long",
        $"The sign-in provider names itself or you in more than {OidcIdentity.MostCharacters} characters. Tell an administrator of the hub."
    );

    public static readonly SignInProblem EmailNotVerified = new(
        "email_not_verified",
        "The sign-in provider does not vouch for your e-mail address. Verify it there and try again."
    );

    public static readonly SignInProblem NotInvited = new(
        "not_invited",
        "Nobody invited you under the e-mail address that the sign-in provider gives. Ask an administrator of the hub."
    );

    public static readonly SignInProblem PersonExists = new(
        "person_exists",
        "Somebody with your e-mail address signs in here another way. Sign in that way, or ask an administrator of the hub."
    );

    private static readonly Dictionary<string, SignInProblem> ByCode = new[]
    {
        LinkUsed,
        LockedOut,
        ProviderUnreachable,
        ProviderRefused,
        NotBegunHere,
        AnswerNotTrusted,
        IdentityTooLong,
        EmailNotVerified,
        NotInvited,
        PersonExists,
    }.ToDictionary(problem => problem.Code);

    /// <summary>The sign-in page that tells it.</summary>
    public string Page => $"/sign-in?problem={Code}";

    /// <summary>Empty for a code that is none.</summary>
    public static string SentenceOf(string code) =>
        ByCode.TryGetValue(code, out var problem) ? problem.Sentence : "";
}
