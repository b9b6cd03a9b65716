using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Access.People;

/// <summary>
/// Makes people together with the way they sign in: a person without one could never come in, and would keep their address
/// from whoever is invited anew.
/// </summary>
/// <param name="db">The one that Identity's stores write to, so that all is one transaction.</param>
internal sealed class Newcomers(HubDb db, UserManager<Person> people, TimeProvider time)
{
    /// <summary>Makes the person that was invited; null when somebody else was quicker with the same invitation.</summary>
    /// <param name="id">The id that a passkey was made for, or a new one.</param>
    /// <param name="addSignIn">Adds the way that they sign in.</param>
    public async Task<Person?> AcceptAsync(
        Invitation invitation,
        string id,
        Func<Person, Task<IdentityResult>> addSignIn,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        await using var change = await db.Database.BeginTransactionAsync(cancellationToken);
        var taken = await db
            .Invitations.Where(row => row.Id == invitation.Id && row.AcceptedAt == null)
            .ExecuteUpdateAsync(
                row => row.SetProperty(one => one.AcceptedAt, now),
                cancellationToken
            );
        if (taken == 0)
            return null;
        var person = await MakeAsync(
            id,
            invitation.Email,
            invitation.Name,
            invitation.Role,
            addSignIn
        );
        if (person is not null)
            await change.CommitAsync(cancellationToken);
        return person;
    }

    /// <summary>Makes a person whom nobody needed to invite; null when there is one under that address.</summary>
    public async Task<Person?> AdmitAsync(
        string id,
        string email,
        string name,
        string role,
        Func<Person, Task<IdentityResult>> addSignIn,
        CancellationToken cancellationToken
    )
    {
        await using var change = await db.Database.BeginTransactionAsync(cancellationToken);
        var person = await MakeAsync(id, email, name, role, addSignIn);
        if (person is not null)
            await change.CommitAsync(cancellationToken);
        return person;
    }

    private async Task<Person?> MakeAsync(
        string id,
        string email,
        string name,
        string role,
        Func<Person, Task<IdentityResult>> addSignIn
    )
    {
        var person = new Person
        {
            Id = id,
            UserName = email,
            Email = email,
            EmailConfirmed = true,
            Name = name,
            Role = role,
            CreatedAt = time.GetUtcNow(),
        };
        if (!(await people.CreateAsync(person)).Succeeded)
            return null;
        var added = await addSignIn(person);
        return added.Succeeded
            ? person
            : throw new InvalidOperationException($"The person could not be linked: {added}");
    }
}
