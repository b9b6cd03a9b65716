using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Patchbay.Hub.Reference;

/// <summary>The API told to machines (/openapi.json) and to people (/docs/api), both from the endpoints themselves.</summary>
internal static class ReferenceSlice
{
    public const string Document = "v1";

    public static void AddReference(this WebApplicationBuilder builder) =>
        builder.Services.AddOpenApi(
            Document,
            options =>
            {
                options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
                options.AddDocumentTransformer<DocumentDocs>();
                options.AddOperationTransformer<OperationDocs>();
                options.AddSchemaTransformer<SchemaDocs>();
                // Requests and answers are named after the endpoint whose file they stand in.
                options.CreateSchemaReferenceId = info =>
                    OpenApiOptions.CreateDefaultSchemaReferenceId(info) is { } name
                        ? info.Type.DeclaringType is { } endpoint
                            ? endpoint.Name + name
                            : name
                        : null;
            }
        );

    public static void MapReference(this WebApplication app)
    {
        app.MapOpenApi("/openapi.json").AllowAnonymous();
        app.MapGet("/docs/api", ReferencePage.HandleAsync)
            .AllowAnonymous()
            .ExcludeFromDescription();
        app.MapGet("/llms.txt", LlmsText.Handle).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/docs", GetDocs.HandleIndex).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/docs/{**path}", GetDocs.Handle).AllowAnonymous().ExcludeFromDescription();
    }
}
