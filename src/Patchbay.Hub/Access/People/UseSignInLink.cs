using Microsoft.AspNetCore.Identity;
using Patchbay.Hub.Access.People.Pages;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Access.People;

/// <summary>GET /sign-in/once?token=…: development's sign-in.</summary>
internal static class UseSignInLink
{
    private const string Email = "developer@localhost";

    public static async Task<IResult> HandleAsync(
        SignInLink link,
        UserManager<Person> people,
        SignIns signIns,
        TimeProvider time,
        HttpContext http,
        string token = ""
    )
    {
        if (!link.Take(token))
            return TypedResults.Redirect(SignInProblem.LinkUsed.Page);
        var person = await people.FindByEmailAsync(Email);
        if (person is null)
        {
            person = new Person
            {
                Id = Ids.New("person"),
                UserName = Email,
                Email = Email,
                Name = "Developer",
                Role = PersonRole.Admin,
                CreatedAt = time.GetUtcNow(),
            };
            await people.CreateAsync(person);
        }
        return await signIns.SignInAsync(person, "sign-in link", http) is { } refusal
            ? refusal
            : TypedResults.Redirect(ShowSignIn.Home);
    }
}
