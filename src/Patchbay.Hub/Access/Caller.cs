namespace Patchbay.Hub.Access;

/// <summary>Who calls: a project, by one of its keys. Endpoints take it as a parameter.</summary>
/// <param name="Scopes">What the key may do; the endpoint's own scope is checked before.</param>
internal sealed record Caller(string ProjectId, string KeyId, KeyScopes Scopes)
{
    public static ValueTask<Caller?> BindAsync(HttpContext http) =>
        ValueTask.FromResult(http.Features.Get<Caller>());
}

/// <summary>The caller's key does not open the route, so its handler never ran.</summary>
internal sealed record RefusedKey(string Code);
