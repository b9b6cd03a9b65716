using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;
using Patchbay.Hub.Access;
using Patchbay.Hub.Http;
using Patchbay.Hub.Linking;

namespace Patchbay.Hub.Reference;

/// <summary>What an endpoint's metadata says of it: who may call it, what it reads by itself, how it fails.</summary>
internal sealed class OperationDocs : IOpenApiOperationTransformer
{
    private const string Json = "application/json";

    public async Task TransformAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var document = context.Document!;
        var policies = metadata.OfType<IAuthorizeData>().Select(one => one.Policy).ToList();
        var scope = metadata.OfType<RequiredScope>().FirstOrDefault();
        Secure(operation, scope, policies, document);
        foreach (var parameter in metadata.OfType<ApiParameter>())
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(Describe(parameter));
        }
        if (metadata.OfType<ApiBody>().FirstOrDefault() is { } body)
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [Json] = new OpenApiMediaType
                    {
                        Schema = await context.GetOrCreateSchemaAsync(
                            body.Type,
                            null,
                            cancellationToken
                        ),
                    },
                },
            };
        if (
            metadata.OfType<ApiExample>().FirstOrDefault() is { } example
            && operation.RequestBody?.Content?.TryGetValue(Json, out var media) == true
        )
            media.Example = JsonNode.Parse(example.Body);
        var error = await ErrorSchemaAsync(context, document, cancellationToken);
        foreach (var status in Failures(operation, scope, policies, metadata))
            AddFailure(operation, status, error);
    }

    private static void Secure(
        OpenApiOperation operation,
        RequiredScope? scope,
        List<string?> policies,
        OpenApiDocument document
    )
    {
        string[] schemes =
            scope is not null ? [DocumentDocs.Basic, DocumentDocs.Bearer]
            : policies.Contains(SessionHandler.SchemeName) ? [DocumentDocs.Session]
            : [];
        operation.Security = schemes
            .Select(scheme => new OpenApiSecurityRequirement
            {
                [new OpenApiSecuritySchemeReference(scheme, document)] =
                [
                    .. scope?.Scope.Names() ?? [],
                ],
            })
            .ToList();
    }

    private static OpenApiParameter Describe(ApiParameter parameter) =>
        new()
        {
            Name = parameter.Name,
            In = parameter.In == "header" ? ParameterLocation.Header : ParameterLocation.Query,
            Required = parameter.Required,
            Description = parameter.Description,
            Schema = parameter.Kind switch
            {
                ParameterKind.Number => new OpenApiSchema { Type = JsonSchemaType.Integer },
                ParameterKind.Flag => new OpenApiSchema { Type = JsonSchemaType.Boolean },
                ParameterKind.Instant => new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Format = "date-time",
                },
                ParameterKind.List => new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    Items = Text(parameter.Values),
                },
                _ => Text(parameter.Values),
            },
        };

    private static OpenApiSchema Text(IReadOnlyList<string> values) =>
        new()
        {
            Type = JsonSchemaType.String,
            Enum =
                values.Count == 0
                    ? null
                    : values.Select(value => (JsonNode)JsonValue.Create(value)).ToList(),
        };

    /// <summary>What can go wrong follows from the endpoint's form; the rest it says itself.</summary>
    private static SortedSet<int> Failures(
        OpenApiOperation operation,
        RequiredScope? scope,
        List<string?> policies,
        IList<object> metadata
    )
    {
        var statuses = new SortedSet<int> { StatusCodes.Status500InternalServerError };
        if (scope is not null)
            statuses.UnionWith([401, 403, 429]);
        if (operation.Parameters is { Count: > 0 } || policies.Contains(SessionHandler.SchemeName))
            statuses.Add(StatusCodes.Status400BadRequest);
        if (operation.Parameters?.Any(parameter => parameter.In == ParameterLocation.Path) == true)
            statuses.Add(StatusCodes.Status404NotFound);
        if (operation.RequestBody is not null)
            statuses.UnionWith([400, 413, 415]);
        statuses.UnionWith(metadata.OfType<ApiFailures>().SelectMany(one => one.Statuses));
        return statuses;
    }

    private static void AddFailure(OpenApiOperation operation, int status, IOpenApiSchema error)
    {
        var reason = ReasonPhrases.GetReasonPhrase(status);
        operation.Responses ??= [];
        operation.Responses[status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
        {
            Description = reason,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [Json] = new OpenApiMediaType
                {
                    Schema = error,
                    Example = new JsonObject
                    {
                        ["statusCode"] = status,
                        ["message"] = $"{reason}: what is wrong, in a sentence.",
                        ["timestamp"] = "2026-11-24T08:00:00.000Z",
                        ["code"] = reason.ToLowerInvariant().Replace(' ', '_'),
                        ["retryable"] = status is 429,
                    },
                },
            },
        };
    }

    private static async Task<IOpenApiSchema> ErrorSchemaAsync(
        OpenApiOperationTransformerContext context,
        OpenApiDocument document,
        CancellationToken cancellationToken
    )
    {
        const string name = "Error";
        if (document.Components?.Schemas?.ContainsKey(name) != true)
            document.AddComponent(
                name,
                await context.GetOrCreateSchemaAsync(
                    typeof(ApiError.ErrorBody),
                    null,
                    cancellationToken
                )
            );
        return new OpenApiSchemaReference(name, document);
    }
}
