namespace Patchbay.Hub.Http;

/// <summary>What the OpenAPI document says of an endpoint beyond what its types tell; written where it is mapped.</summary>
internal static class ApiDocs
{
    public static RouteHandlerBuilder Documented(
        this RouteHandlerBuilder endpoint,
        string operationId,
        string tag,
        string summary,
        string? description = null
    )
    {
        endpoint.WithName(operationId).WithTags(tag).WithSummary(summary);
        return description is null ? endpoint : endpoint.WithDescription(description);
    }

    /// <summary>A query parameter that the handler reads itself.</summary>
    /// <param name="values">The only ones it may have.</param>
    public static RouteHandlerBuilder Query(
        this RouteHandlerBuilder endpoint,
        string name,
        string description,
        ParameterKind kind = ParameterKind.Text,
        params string[] values
    ) => endpoint.WithMetadata(new ApiParameter("query", name, description, kind, false, values));

    public static RouteHandlerBuilder Header(
        this RouteHandlerBuilder endpoint,
        string name,
        string description
    ) =>
        endpoint.WithMetadata(
            new ApiParameter("header", name, description, ParameterKind.Text, false, [])
        );

    /// <summary>The parameters of a list by numbered pages.</summary>
    public static RouteHandlerBuilder Paged(this RouteHandlerBuilder endpoint) =>
        endpoint
            .Query("page", "The page, from 1.", ParameterKind.Number)
            .Query("page_size", "Items a page, 1 to 100; 25 unless said.", ParameterKind.Number);

    /// <summary>Statuses of errors beyond those that follow from the endpoint's form.</summary>
    public static RouteHandlerBuilder Fails(
        this RouteHandlerBuilder endpoint,
        params int[] statuses
    ) => endpoint.WithMetadata(new ApiFailures(statuses));

    /// <summary>An example of the body, as JSON.</summary>
    public static RouteHandlerBuilder Example(this RouteHandlerBuilder endpoint, string body) =>
        endpoint.WithMetadata(new ApiExample(body));

    /// <summary>The form of a body that the handler reads as bare JSON.</summary>
    public static RouteHandlerBuilder Takes<TBody>(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new ApiBody(typeof(TBody)));
}

internal enum ParameterKind
{
    Text,
    Number,
    Flag,
    List,
    Instant,
}

internal sealed record ApiParameter(
    string In,
    string Name,
    string Description,
    ParameterKind Kind,
    bool Required,
    IReadOnlyList<string> Values
);

internal sealed record ApiFailures(IReadOnlyList<int> Statuses);

internal sealed record ApiExample(string Body);

internal sealed record ApiBody(Type Type);
