using System.Text.Json;
using Patchbay.Engine.Schemas;

namespace Patchbay.Tests.Engine.Schemas;

internal static class Json
{
    public static JsonElement Parse(string text) => JsonElement.Parse(text);

    public static JsonSchema Schema(string text) => new SchemaCompiler().Compile(Parse(text));

    public static IReadOnlyList<SchemaFault> Faults(string schema, string instance) =>
        Schema(schema).Validate(Parse(instance));

    public static SchemaFault OnlyFault(string schema, string instance) =>
        Assert.Single(Faults(schema, instance));

    public static IReadOnlyList<SchemaDefect> Defects(string schema)
    {
        Assert.False(
            new SchemaCompiler().TryCompile(Parse(schema), out var compiled, out var defects)
        );
        Assert.Null(compiled);
        return defects;
    }
}
