using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Access.People;

namespace Patchbay.Hub.Access.Pages;

/// <summary>Names of those who act, for people to read; the log itself keeps ids.</summary>
internal sealed class AuditActors(IReadOnlyDictionary<string, string> names)
{
    public static async Task<AuditActors> ReadAsync(
        UserManager<Person> people,
        ApiKeys keys,
        string? projectId,
        CancellationToken cancellationToken
    )
    {
        var names = await people
            .Users.Select(person => new { person.Id, person.Name })
            .ToDictionaryAsync(one => one.Id, one => one.Name, cancellationToken);
        foreach (var key in keys.All)
            if (projectId is null || key.Row.ProjectId == projectId)
                names[key.Row.Id] = key.Row.Name;
        return new(names);
    }

    public string Say(JsonElement actor)
    {
        var id = actor.GetProperty("id").GetString();
        var name = id is null ? null : names.GetValueOrDefault(id);
        return actor.GetProperty("kind").GetString() switch
        {
            "person" => name ?? "A person who is gone",
            "api_key" => $"API key {name ?? id}",
            "agent_session" => $"Agent session {id}",
            "connect_session" => "A customer, by a link",
            "operator" => "The hub's operator",
            var other => other ?? "Nobody",
        };
    }
}
