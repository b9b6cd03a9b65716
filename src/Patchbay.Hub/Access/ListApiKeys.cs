using Microsoft.AspNetCore.Http.HttpResults;

namespace Patchbay.Hub.Access;

/// <summary>GET /api_keys: the project's keys, revoked and expired ones too. The keys themselves cannot be read again.</summary>
internal static class ListApiKeys
{
    public static Ok<Answer> Handle(Caller caller, ApiKeys keys) =>
        TypedResults.Ok(
            new Answer(
                keys.All.Where(key => key.Row.ProjectId == caller.ProjectId)
                    .OrderBy(key => key.Row.CreatedAt)
                    .ThenBy(key => key.Row.Id)
                    .Select(key => ApiKeyAnswer.From(key))
                    .ToList()
            )
        );

    internal sealed record Answer(IReadOnlyList<ApiKeyAnswer> Data);
}
