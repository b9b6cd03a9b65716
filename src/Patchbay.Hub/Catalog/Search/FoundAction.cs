using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Search;

namespace Patchbay.Hub.Catalog.Search;

/// <param name="Id">StackOne's form, with version and reach; its clients cut the action's own id out of it.</param>
/// <param name="SimilarityScore">0 to 1; 1 is the exact id or label.</param>
/// <param name="ActionId">What POST /actions/rpc takes.</param>
/// <param name="ExampleRequest">A body for POST /actions/rpc with the fewest fields.</param>
internal sealed record FoundAction(
    string Id,
    double SimilarityScore,
    string ActionId,
    string Label,
    string Description,
    string Effect
)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? InputSchema { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonNode? ExampleRequest { get; init; }

    public static FoundAction From(Connector connector, ActionHit hit) =>
        new(
            $"{connector.Info.Key}_{connector.Info.Version}_{hit.Action.Id}_global",
            Math.Round(hit.Score, 4),
            hit.Action.Id,
            hit.Action.Label,
            hit.Action.Description,
            EffectWord.Of(hit.Action.Effect)
        );
}
