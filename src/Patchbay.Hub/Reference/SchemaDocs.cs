using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Patchbay.Hub.Reference;

/// <summary>What the generator cannot know of our types.</summary>
internal sealed class SchemaDocs : IOpenApiSchemaTransformer
{
    public Task TransformAsync(
        OpenApiSchema schema,
        OpenApiSchemaTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        // Written by a converter of our own.
        if (context.JsonTypeInfo.Type == typeof(DateTimeOffset))
            schema.Type = JsonSchemaType.String;
        if (context.JsonTypeInfo.Type == typeof(DateTimeOffset?))
            schema.Type = JsonSchemaType.String | JsonSchemaType.Null;
        // A member is required where it cannot be null, or where its request says so; every parameter of a record's
        // constructor would be one otherwise.
        if (schema.Required is { Count: > 0 })
            schema.Required = context
                .JsonTypeInfo.Properties.Where(member =>
                    !member.IsGetNullable
                    || member.AttributeProvider?.IsDefined(typeof(RequiredAttribute), false) == true
                )
                .Select(member => member.Name)
                .ToHashSet();
        return Task.CompletedTask;
    }
}
