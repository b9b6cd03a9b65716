using Microsoft.AspNetCore.Identity;

namespace Patchbay.Hub.Access.People;

/// <summary>POST /sign-out.</summary>
internal static class SignOut
{
    public static async Task<IResult> HandleAsync(SignInManager<Person> signIn)
    {
        await signIn.SignOutAsync();
        return TypedResults.Redirect("/sign-in");
    }
}
