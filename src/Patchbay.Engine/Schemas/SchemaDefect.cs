namespace Patchbay.Engine.Schemas;

/// <summary>What is wrong with a schema, and where: <paramref name="Pointer"/> is a JSON pointer into it.</summary>
public sealed record SchemaDefect(string Pointer, string Message);

/// <summary>A schema that cannot be compiled; it carries every defect at once.</summary>
public sealed class JsonSchemaException(IReadOnlyList<SchemaDefect> defects)
    : Exception(
        string.Join(
            Environment.NewLine,
            defects.Select(d => $"{(d.Pointer.Length == 0 ? "/" : d.Pointer)}: {d.Message}")
        )
    )
{
    public IReadOnlyList<SchemaDefect> Defects { get; } = defects;
}
