using System.Net.Mail;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Access.People;

/// <summary>POST /people/invitations: a link for one person, good once and for seven days, shown in this answer alone.</summary>
internal static class InvitePerson
{
    internal sealed record Request(string? Email, string? Name, string? Role) : IAuditedBody;

    public static async Task<Results<Created<Answer>, ApiError>> HandleAsync(
        Request request,
        Invitations invitations,
        UserManager<Person> people,
        HubAddress address,
        HttpContext http
    )
    {
        var faults = new List<ApiFault>();
        var email = request.Email?.Trim() ?? "";
        if (!MailAddress.TryCreate(email, out var parsed) || parsed.Address != email)
            faults.Add(new("$.email", "must be an e-mail address"));
        if (request.Role is null || !PersonRole.All.Contains(request.Role))
            faults.Add(new("$.role", $"must be one of {string.Join(", ", PersonRole.All)}"));
        if (request.Name?.Length > 200)
            faults.Add(new("$.name", "must be of at most 200 characters"));
        if (faults.Count > 0)
            return ApiError.Invalid(
                string.Join("; ", faults.Select(fault => $"{fault.Path[2..]} {fault.Message}"))
                    + ".",
                faults
            );
        if (await people.FindByEmailAsync(email) is not null)
            return new ApiError(
                StatusCodes.Status409Conflict,
                "person_exists",
                "There is already a person with this e-mail address."
            );
        var (invitation, token) = await invitations.CreateAsync(
            email,
            string.IsNullOrWhiteSpace(request.Name) ? email : request.Name.Trim(),
            request.Role!,
            http.RequestAborted
        );
        http.SetAuditTarget(invitation.Id);
        return TypedResults.Created(
            (string?)null,
            new Answer(
                invitation.Id,
                invitation.Email,
                invitation.Name,
                invitation.Role,
                invitation.ExpiresAt,
                new Uri(address.Public(http.Request), $"invite?token={token}")
            )
        );
    }

    internal sealed record Answer(
        string Id,
        string Email,
        string Name,
        string Role,
        DateTimeOffset ExpiresAt,
        Uri InviteUrl
    );
}
