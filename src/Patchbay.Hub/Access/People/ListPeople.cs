using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Patchbay.Hub.Access.People;

/// <summary>GET /people.</summary>
internal static class ListPeople
{
    public static async Task<Ok<Answer>> HandleAsync(
        UserManager<Person> people,
        TimeProvider time,
        HttpContext http
    )
    {
        var now = time.GetUtcNow();
        var all = await people
            .Users.OrderBy(person => person.Email)
            .ToListAsync(http.RequestAborted);
        return TypedResults.Ok(
            new Answer(all.Select(person => PersonAnswer.From(person, now)).ToList())
        );
    }

    internal sealed record Answer(IReadOnlyList<PersonAnswer> Data);
}
