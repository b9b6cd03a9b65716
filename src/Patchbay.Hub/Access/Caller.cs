namespace Patchbay.Hub.Access;

/// <summary>Who calls: a project, by one of its keys. Endpoints take it as a parameter.</summary>
internal sealed record Caller(string ProjectId, string KeyId)
{
    public static ValueTask<Caller?> BindAsync(HttpContext http) =>
        ValueTask.FromResult(http.Features.Get<Caller>());
}
