using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Access;

/// <summary>
/// POST /api_keys, and POST /projects/{id}/api_keys for a project one has no key of yet. The answer shows the key this once.
/// </summary>
internal static class CreateApiKey
{
    private const double MostSeconds = 10 * 366 * 24 * 3600d;

    /// <param name="ExpiresIn">Seconds; a key without it does not expire.</param>
    internal sealed record Request(string? Name, IReadOnlyList<string>? Scopes, double? ExpiresIn)
        : IAuditedBody;

    public static Task<Results<Created<ApiKeyAnswer>, ApiError>> HandleAsync(
        Request request,
        Caller caller,
        ApiKeys keys,
        TimeProvider time,
        HttpContext http
    ) => CreateAsync(request, caller.ProjectId, caller.Scopes, keys, time, http);

    public static async Task<Results<Created<ApiKeyAnswer>, ApiError>> HandleForProjectAsync(
        string id,
        Request request,
        Caller caller,
        IAccess access,
        ApiKeys keys,
        TimeProvider time,
        HttpContext http
    ) =>
        access.Projects.Any(project => project.Id == id)
            ? await CreateAsync(
                request,
                id,
                // Who administers the hub may open any project, and hand on no more of the hub than is theirs.
                caller.Scopes | KeyScopes.Project,
                keys,
                time,
                http
            )
            : ApiError.NotFound("project_not_found", $"There is no project {id}.");

    private static async Task<Results<Created<ApiKeyAnswer>, ApiError>> CreateAsync(
        Request request,
        string projectId,
        KeyScopes grantable,
        ApiKeys keys,
        TimeProvider time,
        HttpContext http
    )
    {
        if (FindFaults(request) is { Count: > 0 } faults)
            return ApiError.Invalid(
                string.Join("; ", faults.Select(fault => $"{fault.Path[2..]} {fault.Message}"))
                    + ".",
                faults
            );
        var scopes = request
            .Scopes!.Select(name => KeyScopeNames.Parse(name)!.Value)
            .Aggregate((all, one) => all | one);
        if ((scopes & ~grantable) is not KeyScopes.None and var beyond)
            return new ApiError(
                StatusCodes.Status403Forbidden,
                "scope_not_held",
                $"A key can hand on only what it holds itself, not {string.Join(", ", beyond.Names())}."
            );
        var expiresAt = request.ExpiresIn is { } seconds
            ? time.GetUtcNow().AddSeconds(seconds)
            : (DateTimeOffset?)null;
        var (row, key) = await keys.CreateAsync(
            projectId,
            request.Name!.Trim(),
            scopes,
            expiresAt,
            http.RequestAborted
        );
        http.SetAuditTarget(row.Id);
        return TypedResults.Created((string?)null, ApiKeyAnswer.From(row, lastUsed: null, key));
    }

    private static List<ApiFault> FindFaults(Request request)
    {
        var faults = new List<ApiFault>();
        if (string.IsNullOrWhiteSpace(request.Name) || request.Name.Length > 200)
            faults.Add(new("$.name", "is required, of at most 200 characters"));
        if (request.Scopes is not { Count: > 0 })
            faults.Add(
                new("$.scopes", $"must name some of {string.Join(", ", KeyScopes.All.Names())}")
            );
        else
            faults.AddRange(
                request
                    .Scopes.Select((name, index) => (name, index))
                    .Where(item => KeyScopeNames.Parse(item.name) is null)
                    .Select(item => new ApiFault(
                        $"$.scopes[{item.index}]",
                        $"must be one of {string.Join(", ", KeyScopes.All.Names())}"
                    ))
            );
        if (request.ExpiresIn is not (null or (>= 1 and <= MostSeconds)))
            faults.Add(new("$.expires_in", $"must be from 1 to {MostSeconds} seconds"));
        return faults;
    }
}
