using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Hub.Access;
using Patchbay.Hub.Access.People;
using Patchbay.Hub.Access.Sessions;
using Patchbay.Hub.Dashboard;
using Patchbay.Hub.Linking;

namespace Patchbay.Tests.Hub;

/// <summary>Every route of a hub, by the list the server itself routes by: what is added later is in it by itself.</summary>
internal static class Routes
{
    public static IReadOnlyList<Route> Of(TestHub hub) =>
        hub
            .Server.Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .SelectMany(endpoint =>
                (
                    endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
                ).Select(method => new Route(method, endpoint))
            )
            .ToList();
}

/// <summary>One method of one endpoint.</summary>
internal sealed record Route(string Method, RouteEndpoint Endpoint)
{
    public string Pattern => Endpoint.RoutePattern.RawText!;

    /// <summary>The scope an API key needs; null where no API key opens it.</summary>
    public KeyScopes? Scope => Endpoint.Metadata.GetMetadata<RequiredScope>()?.Scope;

    public bool IsOfSession => HasPolicy(SessionHandler.SchemeName);

    /// <summary>Opened by an agent session's token as well.</summary>
    public bool IsOfAgent => HasPolicy(AgentAccess.Policy);

    public bool IsOfPerson => PersonPolicies.All.Any(HasPolicy);

    public bool IsOpen => Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    public bool Changes => Method is not ("GET" or "HEAD" or "OPTIONS");

    /// <summary>What its body is read as; null where there is none, or any JSON will do.</summary>
    public Type? Body =>
        Endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is { } type
        && type != typeof(JsonElement)
            ? type
            : null;

    /// <summary>A page's form is sent to it, not JSON.</summary>
    public bool TakesForm =>
        Endpoint
            .Metadata.GetMetadata<IAcceptsMetadata>()
            ?.ContentTypes.Contains("application/x-www-form-urlencoded") == true;

    public AuditedAs? Audit => Endpoint.Metadata.GetMetadata<AuditedAs>();

    public bool HasParameters => Endpoint.RoutePattern.Parameters.Count > 0;

    /// <summary>A page of the dashboard that shows one project.</summary>
    public bool IsOfProjectPage => Endpoint.Metadata.GetMetadata<DashboardPage>() is not null;

    public bool HasParametersBesideProject =>
        Endpoint.RoutePattern.Parameters.Any(parameter => parameter.Name != "project");

    /// <summary>Its path, with this in place of every parameter but the dashboard's project.</summary>
    public string Path(string value, string? project = null) =>
        string.Join(
            '/',
            Pattern
                .Split('/')
                .Select(part =>
                    part == "{project}" ? Uri.EscapeDataString(project ?? value)
                    : part.StartsWith('{') ? Uri.EscapeDataString(value)
                    : part
                )
        );

    private bool HasPolicy(string name) =>
        Endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(rule => rule.Policy == name);

    public override string ToString() => $"{Method} {Pattern}";
}
