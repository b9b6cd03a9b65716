using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Access.People;

/// <summary>POST /invite/passkey/options, then POST /invite/passkey: who was invited makes a passkey and is signed in.</summary>
internal static class AcceptInvitation
{
    internal sealed record Request(string? Token, JsonElement Credential);

    public static async Task<IResult> OptionsAsync(
        Request request,
        Invitations invitations,
        SignInManager<Person> signIn,
        HttpContext http
    )
    {
        if (await invitations.FindAsync(request.Token, http.RequestAborted) is not { } invitation)
            return Over;
        var options = await signIn.MakePasskeyCreationOptionsAsync(
            new PasskeyUserEntity
            {
                Id = Ids.New("person"),
                Name = invitation.Email,
                DisplayName = invitation.Name,
            }
        );
        return TypedResults.Content(options, "application/json");
    }

    public static async Task<IResult> HandleAsync(
        Request request,
        Invitations invitations,
        Newcomers newcomers,
        SignInManager<Person> signIn,
        UserManager<Person> people,
        SignIns signIns,
        HttpContext http
    )
    {
        if (await invitations.FindAsync(request.Token, http.RequestAborted) is not { } invitation)
            return Over;
        if (
            request.Credential.ValueKind != JsonValueKind.Object
            || !await SignIns.HasBegunAsync(http)
        )
            return ApiError.Invalid("credential must answer the options that were asked for.");
        var made = await signIn.PerformPasskeyAttestationAsync(request.Credential.GetRawText());
        if (!made.Succeeded)
            return ApiError.Invalid($"The passkey could not be made: {made.Failure.Message}");
        // Two invitations for one address make one person.
        if (await people.FindByEmailAsync(invitation.Email) is not null)
            return Over;
        var person = await newcomers.AcceptAsync(
            invitation,
            made.UserEntity.Id,
            one => people.AddOrUpdatePasskeyAsync(one, made.Passkey),
            http.RequestAborted
        );
        if (person is null)
            return Over;
        return await signIns.SignInAsync(person, "invitation", http) is { } refusal
            ? refusal
            : TypedResults.NoContent();
    }

    public static ApiError Over { get; } =
        new(StatusCodes.Status404NotFound, "invitation_over", "This invitation is not valid.")
        {
            Remedy = "Each is good once and for seven days: ask for another.",
        };
}
