using System.Text.Json;

namespace Patchbay.Engine.Schemas;

public sealed class JsonSchema
{
    public JsonElement Source { get; }

    public bool IsValid(JsonElement instance) => throw new NotImplementedException();

    public IReadOnlyList<SchemaFault> Validate(JsonElement instance) =>
        throw new NotImplementedException();

    public JsonElement Bundle() => throw new NotImplementedException();
}

public readonly record struct SchemaFault(string Path, string Keyword, string Message);
