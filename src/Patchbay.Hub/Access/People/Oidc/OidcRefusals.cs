namespace Patchbay.Hub.Access.People.Oidc;

/// <summary>Tells a refusal: the person in a sentence, the audit log by its code, the operator's log with what the provider said.</summary>
internal sealed partial class OidcRefusals(SignIns signIns, ILogger<OidcRefusals> logger)
{
    /// <returns>The page to go to.</returns>
    public async Task<string> TellAsync(SignInProblem problem, Exception? cause, HttpContext http)
    {
        if (cause is not null)
            LogRefused(problem.Code, cause.Message, http.TraceIdentifier);
        await signIns.RecordAsync("person.refused", null, OidcSlice.Scheme, http, problem.Code);
        return problem.Page;
    }

    [LoggerMessage(
        LogLevel.Warning,
        "A sign-in by OpenID Connect was refused, {Problem}: {Cause} Request {RequestId}"
    )]
    private partial void LogRefused(string problem, string cause, string requestId);
}
