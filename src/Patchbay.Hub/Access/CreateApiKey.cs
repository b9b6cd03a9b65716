using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Access.Limits;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Access;

/// <summary>
/// POST /api_keys, and POST /projects/{id}/api_keys for a project one has no key of yet. The answer shows the key this once.
/// </summary>
internal static class CreateApiKey
{
    private const double MostSeconds = 10 * 366 * 24 * 3600d;

    /// <param name="ExpiresIn">Seconds; a key without it does not expire.</param>
    /// <param name="Limits">What it may call at most; without them, whatever its scopes open.</param>
    internal sealed record Request(
        string? Name,
        IReadOnlyList<string>? Scopes,
        double? ExpiresIn,
        LimitOptions? Limits = null
    ) : IAuditedBody;

    public static Task<Results<Created<ApiKeyAnswer>, ApiError>> HandleAsync(
        Request request,
        Caller caller,
        ApiKeys keys,
        ICatalog catalog,
        TimeProvider time,
        HttpContext http
    ) => CreateAsync(request, caller, caller.ProjectId, caller.Scopes, keys, catalog, time, http);

    public static async Task<Results<Created<ApiKeyAnswer>, ApiError>> HandleForProjectAsync(
        string id,
        Request request,
        Caller caller,
        IAccess access,
        ApiKeys keys,
        ICatalog catalog,
        TimeProvider time,
        HttpContext http
    ) =>
        access.Projects.Any(project => project.Id == id)
            ? await CreateAsync(
                request,
                caller,
                id,
                // Who administers the hub may open any project, and hand on no more of the hub than is theirs.
                caller.Scopes | KeyScopes.Project,
                keys,
                catalog,
                time,
                http
            )
            : ApiError.NotFound("project_not_found", $"There is no project {id}.");

    private static async Task<Results<Created<ApiKeyAnswer>, ApiError>> CreateAsync(
        Request request,
        Caller caller,
        string projectId,
        KeyScopes grantable,
        ApiKeys keys,
        ICatalog catalog,
        TimeProvider time,
        HttpContext http
    )
    {
        if (FindFaults(request, catalog) is { Count: > 0 } faults)
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
        if (caller.Limits is not null)
            return new ApiError(
                StatusCodes.Status403Forbidden,
                "limited_key",
                "A key with limits makes no other keys: they could do more than itself."
            )
            {
                Remedy = "Make it with a key without limits. A session for an agent it may make.",
            };
        var expiresAt = request.ExpiresIn is { } seconds
            ? time.GetUtcNow().AddSeconds(seconds)
            : (DateTimeOffset?)null;
        var (known, key) = await keys.CreateAsync(
            projectId,
            request.Name!.Trim(),
            scopes,
            expiresAt,
            LimitOptions.Of(request.Limits),
            http.RequestAborted
        );
        http.SetAuditTarget(known.Row.Id);
        return TypedResults.Created((string?)null, ApiKeyAnswer.From(known, key));
    }

    private static List<ApiFault> FindFaults(Request request, ICatalog catalog)
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
        faults.AddRange(LimitRules.FaultsOf(request.Limits, catalog));
        return faults;
    }
}
