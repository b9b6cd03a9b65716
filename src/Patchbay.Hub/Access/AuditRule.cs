using System.Text.Json;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Access;

/// <summary>Says on an endpoint which administrative act it is; it is recorded once it was done.</summary>
/// <param name="Act">Null: it is none, and <paramref name="WhyNot"/> says why.</param>
internal sealed record AuditedAs(string? Act, string? WhyNot = null);

internal static class AuditRule
{
    /// <summary>Records each call that succeeds: who, what, on what, from where, and which members the body gave.</summary>
    /// <param name="act">Such as <c>account.updated</c>.</param>
    /// <param name="ofHub">It belongs to no project.</param>
    public static TBuilder Audited<TBuilder>(
        this TBuilder endpoints,
        string act,
        bool ofHub = false
    )
        where TBuilder : IEndpointConventionBuilder
    {
        endpoints.AddEndpointFilter(
            async (context, next) =>
            {
                var result = await next(context);
                if (!IsRefusal(result))
                    await RecordAsync(act, ofHub, context.HttpContext, context.Arguments);
                return result;
            }
        );
        return endpoints.WithMetadata(new AuditedAs(act));
    }

    /// <summary>It changes something, but no administrator's business.</summary>
    public static TBuilder NotAudited<TBuilder>(this TBuilder endpoints, string why)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.WithMetadata(new AuditedAs(null, why));

    /// <summary>Names what the act was done to, where the path does not.</summary>
    public static void SetAuditTarget(this HttpContext http, string id) =>
        http.Features.Set(new Target(id));

    /// <summary>Who acts and in which project, as an authentication handler found out.</summary>
    public static void SetAuditActor(this HttpContext http, string? projectId, AuditActor actor) =>
        http.Features.Set(new Actor(projectId, actor));

    /// <summary>Records an act whose answer does not tell by itself that anything was done: a page's, or one that failed half-way.</summary>
    public static Task RecordActAsync(this HttpContext http, string act) =>
        RecordAsync(act, ofHub: false, http, []);

    private static bool IsRefusal(object? result)
    {
        while (result is INestedHttpResult nested)
            result = nested.Result;
        // A page that shows its form once more says so by its status.
        return result is ApiError or IStatusCodeHttpResult { StatusCode: >= 400 };
    }

    private static Task RecordAsync(
        string act,
        bool ofHub,
        HttpContext http,
        IEnumerable<object?> arguments
    )
    {
        var actor = http.Features.Get<Caller>() is { } caller
            ? new Actor(caller.ProjectId, caller.Actor)
            : http.Features.Get<Actor>();
        return http
            .RequestServices.GetRequiredService<AuditLog>()
            .AppendAsync(
                new AuditAct(
                    ofHub ? null : actor?.ProjectId,
                    actor?.Who ?? new AuditActor("nobody", null),
                    act,
                    http.Features.Get<Target>()?.Id ?? http.Request.RouteValues["id"]?.ToString()
                )
                {
                    Address = http.Connection.RemoteIpAddress?.ToString(),
                    RequestId = http.TraceIdentifier,
                    Details = GivenMembers(arguments) is { Count: > 0 } members
                        ? new Dictionary<string, object> { ["given"] = members }
                        : null,
                },
                // It was done, whether or not the caller still waits.
                CancellationToken.None
            );
    }

    /// <summary>The names of the body's members, never their values: those can be keys.</summary>
    private static List<string> GivenMembers(IEnumerable<object?> arguments) =>
        arguments
            .OfType<IAuditedBody>()
            .SelectMany(body =>
                HubJson
                    .Options.GetTypeInfo(body.GetType())
                    .Properties.Where(member =>
                        member.Get?.Invoke(body)
                            is not (null or JsonElement { ValueKind: JsonValueKind.Undefined })
                    )
                    .Select(member => member.Name)
            )
            .ToList();

    private sealed record Target(string Id);

    private sealed record Actor(string? ProjectId, AuditActor Who);
}

/// <summary>A request's body whose member names, not values, go into the audit log.</summary>
internal interface IAuditedBody;
