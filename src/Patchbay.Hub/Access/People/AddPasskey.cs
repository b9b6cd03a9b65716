using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Access.People;

/// <summary>POST /account/passkeys/options, then POST /account/passkeys: one passkey more for whoever is signed in.</summary>
internal static class AddPasskey
{
    internal sealed record Request(JsonElement Credential);

    public static async Task<IResult> OptionsAsync(
        UserManager<Person> people,
        SignInManager<Person> signIn,
        HttpContext http
    )
    {
        if (await people.GetUserAsync(http.User) is not { } person)
            return SignIns.Failed;
        var options = await signIn.MakePasskeyCreationOptionsAsync(
            new PasskeyUserEntity
            {
                Id = person.Id,
                Name = person.Email!,
                DisplayName = person.Name,
            }
        );
        return TypedResults.Content(options, "application/json");
    }

    public static async Task<IResult> HandleAsync(
        Request request,
        UserManager<Person> people,
        SignInManager<Person> signIn,
        SignIns signIns,
        HttpContext http
    )
    {
        if (await people.GetUserAsync(http.User) is not { } person)
            return SignIns.Failed;
        if (
            request.Credential.ValueKind != JsonValueKind.Object
            || !await SignIns.HasBegunAsync(http)
        )
            return ApiError.Invalid("credential must answer the options that were asked for.");
        var made = await signIn.PerformPasskeyAttestationAsync(request.Credential.GetRawText());
        if (!made.Succeeded)
            return ApiError.Invalid($"The passkey could not be made: {made.Failure.Message}");
        // The options were made for one person: a passkey of another's must not open this one's dashboard.
        if (made.UserEntity.Id != person.Id)
            return SignIns.Failed;
        await people.AddOrUpdatePasskeyAsync(person, made.Passkey);
        await signIns.RecordAsync("person.passkey_added", person, "passkey", http);
        return TypedResults.NoContent();
    }
}
