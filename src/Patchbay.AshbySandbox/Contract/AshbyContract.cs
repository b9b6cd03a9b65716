using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Contract;

internal enum Paging
{
    None,
    Cursor,
    CursorAndSyncToken,
}

internal sealed record ContractEndpoint(
    string Name,
    string Permission,
    Paging Paging,
    bool AnswersMoreDataAvailable,
    Schema Request,
    Schema? Multipart,
    Schema Results,
    IReadOnlyList<string> Errors
)
{
    public string Resource => Name[..Name.LastIndexOf('.')];
    public string Verb => Name[(Name.LastIndexOf('.') + 1)..];
}

/// <summary>What contract.json says: every endpoint that a key can call, and the shapes they share.</summary>
internal sealed class AshbyContract
{
    public AshbyContract(
        IReadOnlyDictionary<string, ContractEndpoint> endpoints,
        IReadOnlyDictionary<string, Schema> definitions
    )
    {
        Endpoints = endpoints;
        Definitions = definitions;
    }

    public static AshbyContract Embedded { get; } = Load();

    public IReadOnlyDictionary<string, ContractEndpoint> Endpoints { get; }
    public IReadOnlyDictionary<string, Schema> Definitions { get; }

    public IEnumerable<string> Permissions =>
        Endpoints
            .Values.Select(endpoint => endpoint.Permission)
            .Distinct()
            .Order(StringComparer.Ordinal);

    private static AshbyContract Load()
    {
        var assembly = typeof(AshbyContract).Assembly;
        var resource = assembly
            .GetManifestResourceNames()
            .Single(name => name.EndsWith("contract.json", StringComparison.Ordinal));
        using var stream = assembly.GetManifestResourceStream(resource)!;
        var root = JsonNode.Parse(stream)!.AsObject();

        var definitions = new Dictionary<string, Schema>();
        foreach (var (name, schema) in root["$defs"]!.AsObject())
            definitions[name] = new Schema(schema!.AsObject(), definitions);

        var endpoints = new SortedDictionary<string, ContractEndpoint>(StringComparer.Ordinal);
        foreach (var (name, node) in root["endpoints"]!.AsObject())
        {
            var entry = node!.AsObject();
            endpoints[name] = new ContractEndpoint(
                name,
                (string)entry["permission"]!,
                (string)entry["paging"]! switch
                {
                    "cursor" => Paging.Cursor,
                    "cursor+syncToken" => Paging.CursorAndSyncToken,
                    _ => Paging.None,
                },
                (bool?)entry["answersMoreDataAvailable"] ?? false,
                new Schema(entry["request"]!.AsObject(), definitions),
                entry["multipart"] is JsonObject multipart
                    ? new Schema(multipart, definitions)
                    : null,
                new Schema(entry["results"]!.AsObject(), definitions),
                [.. entry["errors"]!.AsArray().Select(code => (string)code!)]
            );
        }
        return new AshbyContract(endpoints, definitions);
    }
}
