using Microsoft.AspNetCore.Identity;
using Patchbay.Hub.Pages;

namespace Patchbay.Hub.Access.People.Pages;

/// <summary>GET /account: who is signed in, and by which passkeys they can be.</summary>
internal static class ShowAccount
{
    public static async Task<IResult> HandleAsync(UserManager<Person> people, HttpContext http) =>
        await people.GetUserAsync(http.User) is { } person
            ? HtmlPage.Show<AccountPage>(
                http,
                new
                {
                    person.Name,
                    person.Email,
                    person.Role,
                    Passkeys = (await people.GetPasskeysAsync(person))
                        .OrderBy(passkey => passkey.CreatedAt)
                        .Select(
                            (passkey, index) =>
                                new ShownPasskey(
                                    passkey.Name ?? $"Passkey {index + 1}",
                                    passkey.CreatedAt
                                )
                        )
                        .ToList(),
                }
            )
            : TypedResults.Redirect("/sign-in");
}
