using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Access.People;

/// <summary>PATCH /people/{id}: another role or name, locked out or let in again. Whatever changes ends the sign-ins there are.</summary>
internal static class UpdatePerson
{
    internal sealed record Request(string? Name, string? Role, bool? Locked) : IAuditedBody;

    public static async Task<Results<Ok<PersonAnswer>, ApiError>> HandleAsync(
        string id,
        Request request,
        UserManager<Person> people,
        TimeProvider time
    )
    {
        if (await people.FindByIdAsync(id) is not { } person)
            return NotFound(id);
        if (request.Role is not null && !PersonRole.All.Contains(request.Role))
            return ApiError.Invalid(
                $"role must be one of {string.Join(", ", PersonRole.All)}.",
                new ApiFault("$.role", "is not known")
            );
        person.Name = string.IsNullOrWhiteSpace(request.Name) ? person.Name : request.Name.Trim();
        person.Role = request.Role ?? person.Role;
        if (request.Locked is { } locked)
        {
            person.LockoutEnabled = true;
            person.LockoutEnd = locked ? DateTimeOffset.MaxValue.AddYears(-1) : null;
        }
        // Also saves the rest; a cookie with the stamp before opens nothing any more.
        await people.UpdateSecurityStampAsync(person);
        return TypedResults.Ok(PersonAnswer.From(person, time.GetUtcNow()));
    }

    public static ApiError NotFound(string id) =>
        ApiError.NotFound("person_not_found", $"There is no person {id}.");
}
