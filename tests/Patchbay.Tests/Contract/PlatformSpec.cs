using System.Text.Json;
using Patchbay.Engine.Schemas;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.Contract;

/// <summary>StackOne's platform contract, distilled.</summary>
internal static class PlatformSpec
{
    private static readonly JsonElement Document = Repository.Reference("platform-contract.json");
    private static readonly SchemaCompiler Compiler = new(Document.GetProperty("$defs"));

    /// <summary>What is not held against the contract, each with its reason.</summary>
    public static IReadOnlyDictionary<string, string> Excluded { get; } =
        Repository
            .Reference("platform-exclusions.json")
            .EnumerateArray()
            .ToDictionary(
                entry => entry.GetProperty("operation").GetString()!,
                entry => entry.GetProperty("reason").GetString()!
            );

    public static IReadOnlyList<string> All { get; } =
        Document
            .GetProperty("operations")
            .EnumerateObject()
            .Select(operation => operation.Name)
            .ToList();

    public static IEnumerable<string> Operations => All.Where(one => !Excluded.ContainsKey(one));

    public static JsonElement Operation(string name) =>
        Document.GetProperty("operations").GetProperty(name);

    public static JsonSchema? Request(string operation) =>
        Operation(operation).TryGetProperty("request", out var schema)
            ? Compiler.Compile(schema)
            : null;

    /// <summary>The names of the parameters, those of a filter object each by itself.</summary>
    public static IEnumerable<(string In, string Name)> Parameters(string operation)
    {
        if (!Operation(operation).TryGetProperty("parameters", out var parameters))
            yield break;
        foreach (var parameter in parameters.EnumerateArray())
        {
            var place = parameter.GetProperty("in").GetString()!;
            var name = parameter.GetProperty("name").GetString()!;
            if (
                parameter.TryGetProperty("schema", out var schema)
                && Shape.Of(schema, Document.GetProperty("$defs")).Properties
                    is { Count: > 0 } members
            )
                foreach (var member in members.Keys)
                    yield return (place, $"{name}[{member}]");
            else
                yield return (place, name);
        }
    }

    /// <summary>Holds an answer against what is documented for its status.</summary>
    public static void Check(string operation, int status, JsonElement body)
    {
        var answers = Operation(operation).GetProperty("answers");
        Assert.True(
            answers.TryGetProperty(status.ToString(), out var schema),
            $"{operation} answers {status}, which is not documented: {body}"
        );
        var faults = Compiler.Compile(schema).Validate(body);
        Assert.True(
            faults.Count == 0,
            $"{operation} {status}:\n{string.Join('\n', faults.Select(fault => $"{fault.Path}: {fault.Message}"))}\n{body}"
        );
    }
}
