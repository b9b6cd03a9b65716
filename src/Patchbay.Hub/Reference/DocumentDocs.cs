using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Patchbay.Hub.Reference;

/// <summary>What holds for the whole document.</summary>
internal sealed class DocumentDocs : IOpenApiDocumentTransformer
{
    public const string Basic = "apiKeyBasic";
    public const string Bearer = "apiKeyBearer";
    public const string Session = "sessionToken";

    public Task TransformAsync(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        document.Info = new()
        {
            Title = "Patchbay",
            Version = "1",
            Description =
                "Runs actions of connectors for linked accounts, on the wire surface of StackOne. Every error has one "
                + "form: statusCode, message, timestamp, then code for programs, remedy for people, and retryable. "
                + "Every answer carries x-request-id, under which the request is found in the log.",
            License = new() { Name = "Apache-2.0", Identifier = "Apache-2.0" },
        };
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Basic] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "basic",
                Description = "The API key as user name, with an empty password.",
            },
            [Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "The API key as bearer token.",
            },
            [Session] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = "x-hub-session-token",
                Description = "The token of a connect session, as the embedded hub sends it.",
            },
        };
        return Task.CompletedTask;
    }
}
