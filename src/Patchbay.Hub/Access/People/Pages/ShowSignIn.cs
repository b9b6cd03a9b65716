using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Patchbay.Hub.Access.People.Oidc;
using Patchbay.Hub.Pages;

namespace Patchbay.Hub.Access.People.Pages;

/// <summary>GET /sign-in.</summary>
internal static class ShowSignIn
{
    public const string Home = "/dashboard";

    /// <param name="problem">The code of a <see cref="SignInProblem"/>.</param>
    public static IResult Handle(
        HttpContext http,
        IHostEnvironment environment,
        [FromServices] OidcSettings? oidc,
        string problem = "",
        string returnUrl = ""
    ) =>
        HtmlPage.Show<SignInPage>(
            http,
            new
            {
                Problem = SignInProblem.SentenceOf(problem),
                Next = Local(returnUrl),
                Provider = oidc?.Name,
                Development = environment.IsDevelopment(),
            }
        );

    /// <summary>A path of this hub; the dashboard's for anything else.</summary>
    public static string Local(string path) => RedirectHttpResult.IsLocalUrl(path) ? path : Home;
}
