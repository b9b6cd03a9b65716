using System.Text.Json;
using System.Text.Json.Nodes;

namespace Patchbay.Engine.Schemas;

/// <summary>
/// Values that fit a schema, for docs, tests and tools. A <c>pick</c> may supply the value of any place (its path, the
/// name of the field, its schema), such as the id of a record that exists; null leaves it to us, and so does a value that does
/// not fit.
/// </summary>
/// <remarks>
/// Not every schema can be met by trying: where no value is found, each method throws
/// <see cref="InvalidOperationException"/>.
/// </remarks>
public static class SchemaExamples
{
    /// <summary>With the required fields only; another seed takes other alternatives.</summary>
    public static JsonNode? Minimal(
        JsonSchema schema,
        int seed = 0,
        Func<string, string?, JsonElement, JsonNode?>? pick = null
    ) => new ExampleMaker(schema, ExampleMode.Minimal, seed, new Random(seed), pick).Make();

    /// <summary>With every optional field that can stand beside the others, circles cut after one round.</summary>
    public static JsonNode? Full(
        JsonSchema schema,
        int seed = 0,
        Func<string, string?, JsonElement, JsonNode?>? pick = null
    ) => new ExampleMaker(schema, ExampleMode.Full, seed, new Random(seed), pick).Make();

    /// <summary>Any valid value.</summary>
    public static JsonNode? Random(
        JsonSchema schema,
        Random random,
        Func<string, string?, JsonElement, JsonNode?>? pick = null
    ) => new ExampleMaker(schema, ExampleMode.Random, random.Next(1000), random, pick).Make();
}

internal enum ExampleMode
{
    Minimal,
    Full,
    Random,
}
