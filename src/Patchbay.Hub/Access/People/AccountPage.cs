using Microsoft.AspNetCore.Identity;

namespace Patchbay.Hub.Access.People;

/// <summary>GET /account: who is signed in.</summary>
internal static class AccountPage
{
    public static async Task<IResult> HandleAsync(UserManager<Person> people, HttpContext http) =>
        await people.GetUserAsync(http.User) is { } person
            ? Page.Show(
                http,
                "Signed in",
                $"""
                <p>{Page.Text(person.Name)}, {Page.Text(person.Email!)}, {Page.Text(
                    person.Role
                )}.</p>
                <form method="post" action="/sign-out"><button>Sign out</button></form>
                """
            )
            : TypedResults.Redirect("/sign-in");
}
