using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Access.People;

/// <summary>DELETE /people/{id}: the person, their passkeys and their sign-ins are gone; the audit log keeps what they did.</summary>
internal static class RemovePerson
{
    public static async Task<Results<Ok<PersonAnswer>, ApiError>> HandleAsync(
        string id,
        UserManager<Person> people,
        TimeProvider time
    )
    {
        if (await people.FindByIdAsync(id) is not { } person)
            return UpdatePerson.NotFound(id);
        await people.DeleteAsync(person);
        return TypedResults.Ok(PersonAnswer.From(person, time.GetUtcNow()));
    }
}
