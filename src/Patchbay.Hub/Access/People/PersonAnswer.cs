namespace Patchbay.Hub.Access.People;

/// <param name="Locked">May not sign in for now.</param>
internal sealed record PersonAnswer(
    string Id,
    string Email,
    string Name,
    string Role,
    bool Locked,
    DateTimeOffset CreatedAt
)
{
    public static PersonAnswer From(Person person, DateTimeOffset now) =>
        new(
            person.Id,
            person.Email!,
            person.Name,
            person.Role,
            person.LockoutEnd > now,
            person.CreatedAt
        );
}
