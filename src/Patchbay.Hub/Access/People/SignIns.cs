using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Access.People;

/// <summary>Signs people in, whichever way they proved who they are, and records it.</summary>
internal sealed class SignIns(
    SignInManager<Person> signIn,
    UserManager<Person> people,
    AuditLog audit
)
{
    public static ApiError Failed { get; } =
        new(StatusCodes.Status401Unauthorized, "sign_in_failed", "That did not prove who you are.")
        {
            Remedy = "Try again, or ask an administrator of the hub for an invitation.",
        };

    public static ApiError LockedOut { get; } =
        new(StatusCodes.Status403Forbidden, "locked_out", "This person is locked out for now.")
        {
            Remedy = "Wait a quarter of an hour, or ask an administrator of the hub.",
        };

    /// <returns>Why not; null when the person is signed in.</returns>
    public async Task<ApiError?> SignInAsync(Person person, string way, HttpContext http)
    {
        if (await people.IsLockedOutAsync(person))
        {
            await RecordAsync("person.refused", person, way, http);
            return LockedOut;
        }
        await people.ResetAccessFailedCountAsync(person);
        await signIn.SignInAsync(person, isPersistent: false, way);
        await RecordAsync("person.signed_in", person, way, http);
        return null;
    }

    /// <summary>The browser has asked for a passkey's options and not used them yet; without them the framework throws.</summary>
    public static async Task<bool> HasBegunAsync(HttpContext http) =>
        (await http.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme)).Succeeded;

    /// <summary>Counts a failure against the person whose passkey was named; a few of them lock the person out.</summary>
    public async Task CountFailureAsync(JsonElement credential, HttpContext http)
    {
        if (
            credential.ValueKind != JsonValueKind.Object
            || !credential.TryGetProperty("id", out var id)
            || id.ValueKind != JsonValueKind.String
            || !TryDecode(id.GetString()!, out var bytes)
            || await people.FindByPasskeyIdAsync(bytes) is not { } person
        )
            return;
        await people.AccessFailedAsync(person);
        await RecordAsync("person.sign_in_failed", person, "passkey", http);
    }

    private static bool TryDecode(string text, out byte[] bytes)
    {
        bytes = new byte[text.Length];
        if (
            !System.Buffers.Text.Base64Url.TryDecodeFromChars(text, bytes, out var length)
            || length == 0
        )
            return false;
        bytes = bytes[..length];
        return true;
    }

    /// <param name="person">Null for somebody who is none of the hub's people.</param>
    /// <param name="why">Why they were refused or came in.</param>
    public Task RecordAsync(
        string action,
        Person? person,
        string way,
        HttpContext http,
        string? why = null
    ) =>
        audit.AppendAsync(
            new AuditAct(
                null,
                person is null ? new AuditActor("nobody", null) : new("person", person.Id),
                action,
                person?.Id
            )
            {
                Address = http.Connection.RemoteIpAddress?.ToString(),
                RequestId = http.TraceIdentifier,
                Details = why is null
                    ? new Dictionary<string, object> { ["way"] = way }
                    : new() { ["way"] = way, ["why"] = why },
            },
            CancellationToken.None
        );
}
