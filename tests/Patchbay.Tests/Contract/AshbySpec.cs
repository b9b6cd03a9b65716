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

    public static JsonSchema SuccessSchema(string endpoint) =>
        Compiler.Compile(Endpoint(endpoint).GetProperty("success"));
}
