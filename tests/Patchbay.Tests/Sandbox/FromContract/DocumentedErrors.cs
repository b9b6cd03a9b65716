using Patchbay.AshbySandbox.Contract;
using Patchbay.Tests.Contract;

namespace Patchbay.Tests.Sandbox.FromContract;

/// <summary>Which endpoint answers with which error code.</summary>
internal static class DocumentedErrors
{
    private static readonly string[] Common = ["invalid_input", "missing_endpoint_permission"];
    private static readonly string[] OfCursor = ["invalid_next_cursor", "next_cursor_expired"];
    private static readonly string[] OfSyncToken =
    [
        "sync_token_invalid",
        "sync_token_expired",
        "incremental_sync_too_large",
    ];

    /// <summary>Every documented pair; an endpoint that documents none has those that all of its kind share.</summary>
    public static IEnumerable<(string Endpoint, string Code)> All =>
        AshbyContract.Embedded.Endpoints.Values.SelectMany(endpoint =>
            (endpoint.Errors.Count > 0 ? endpoint.Errors : Shared(endpoint)).Select(code =>
                (endpoint.Name, code)
            )
        );

    public static string Snake(string resource) =>
        string.Concat(
            resource.Select(letter =>
                char.IsUpper(letter) ? "_" + char.ToLowerInvariant(letter) : letter.ToString()
            )
        );

    private static IEnumerable<string> Shared(ContractEndpoint endpoint) =>
        [
            .. Common,
            .. endpoint.Paging == Paging.None ? [] : OfCursor,
            .. endpoint.Paging == Paging.CursorAndSyncToken ? OfSyncToken : [],
            .. NotFound(endpoint.Name),
        ];

    // One for each record that the request has to name.
    private static IEnumerable<string> NotFound(string endpoint) =>
        Shape
            .Of(AshbySpec.Request(endpoint), AshbySpec.Definitions)
            .Required.Select(field => IdFields.Resource(field, endpoint))
            .OfType<string>()
            .Select(resource => Snake(resource) + "_not_found");
}
