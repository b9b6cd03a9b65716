using System.Text.Json;
using Patchbay.Engine.Schemas;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.Contract;

/// <summary>Ashby's own contract, distilled.</summary>
internal static class AshbySpec
{
    private static readonly JsonElement Document = Repository.Reference("ashby-contract.json");
    private static readonly SchemaCompiler Compiler = new(Definitions);

    public static JsonElement Definitions => Document.GetProperty("$defs");

    public static IEnumerable<string> Endpoints =>
        Document.GetProperty("endpoints").EnumerateObject().Select(endpoint => endpoint.Name);

    /// <summary>The endpoints that a key can call.</summary>
    public static IEnumerable<string> Served => Endpoints.Except(CalledByAshby);

    /// <summary>The methods that Ashby calls at a partner, rather than serves.</summary>
    public static IReadOnlyList<string> CalledByAshby { get; } =
    ["assessment.start", "assessment.list", "assessment.cancel", "assessment.customField.list"];

    public static JsonElement Endpoint(string name) =>
        Document.GetProperty("endpoints").GetProperty(name);

    public static string? Permission(string endpoint) =>
        Endpoint(endpoint).TryGetProperty("permission", out var permission)
            ? permission.GetString()
            : null;

    /// <summary>The request's schema; any object where the contract names no body.</summary>
    public static JsonElement Request(string endpoint) =>
        Endpoint(endpoint).TryGetProperty("request", out var request)
            ? request
            : JsonDocument.Parse("""{"type":"object"}""").RootElement;

    public static JsonSchema RequestSchema(string endpoint) => Compiler.Compile(Request(endpoint));

    /// <summary>The schema of the endpoint's upload form; null where it has none.</summary>
    public static JsonSchema? MultipartSchema(string endpoint) =>
        Multipart(endpoint) is { } form ? Compiler.Compile(form) : null;

    /// <summary>The parts of that form that are files.</summary>
    public static IReadOnlyList<string> FileParts(string endpoint) =>
        Multipart(endpoint) is not { } form
            ? []
            :
            [
                .. form.GetProperty("properties")
                    .EnumerateObject()
                    .Where(part =>
                        part.Value.TryGetProperty("format", out var format)
                        && format.GetString() == "binary"
                    )
                    .Select(part => part.Name),
            ];

    private static JsonElement? Multipart(string endpoint) =>
        Endpoint(endpoint).TryGetProperty("requestMultipart", out var form) ? form : null;

    public static JsonSchema SuccessSchema(string endpoint) =>
        Compiler.Compile(Endpoint(endpoint).GetProperty("success"));
}
