using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Access.People;

/// <summary>POST /sign-in/passkey/options, then POST /sign-in/passkey with what the authenticator signed.</summary>
internal static class PasskeySignIn
{
    /// <summary>Names no person, so it tells nobody who there is: the authenticator offers the passkeys it has.</summary>
    public static async Task<IResult> OptionsAsync(SignInManager<Person> signIn) =>
        TypedResults.Content(
            await signIn.MakePasskeyRequestOptionsAsync(user: null),
            "application/json"
        );

    public static async Task<IResult> HandleAsync(
        JsonElement credential,
        SignInManager<Person> signIn,
        UserManager<Person> people,
        SignIns signIns,
        HttpContext http
    )
    {
        if (!await SignIns.HasBegunAsync(http))
            return SignIns.Failed;
        var proof = await signIn.PerformPasskeyAssertionAsync(credential.GetRawText());
        if (!proof.Succeeded)
        {
            await signIns.CountFailureAsync(credential, http);
            return SignIns.Failed;
        }
        // The authenticator counts its signatures: a copy of it would count otherwise.
        await people.AddOrUpdatePasskeyAsync(proof.User, proof.Passkey);
        return await signIns.SignInAsync(proof.User, "passkey", http) is { } refusal
            ? refusal
            : TypedResults.NoContent();
    }
}
