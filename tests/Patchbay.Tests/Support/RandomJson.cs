using System.Text.Json.Nodes;
using CsCheck;

namespace Patchbay.Tests.Support;

/// <summary>Random JSON values of bounded depth.</summary>
internal static class RandomJson
{
    private static readonly string[] Names =
    [
        "id",
        "name",
        "candidateId",
        "limit",
        "cursor",
        "email",
        "value",
        "success",
        "results",
    ];

    public static Gen<JsonNode?> Node { get; } = Value(3);

    public static Gen<string> Text { get; } = Node.Select(node => node?.ToJsonString() ?? "null");

    private static Gen<JsonNode?> Value(int depth)
    {
        var leaf = Gen.OneOf(
            Gen.Const(() => (JsonNode?)null),
            Gen.Bool.Select(flag => (JsonNode?)JsonValue.Create(flag)),
            Gen.Int.Select(number => (JsonNode?)JsonValue.Create(number)),
            Gen.Double.Where(double.IsFinite).Select(number => (JsonNode?)JsonValue.Create(number)),
            Gen.String[Gen.Char[' ', '~'], 0, 12].Select(text => (JsonNode?)JsonValue.Create(text))
        );
        if (depth == 0)
            return leaf;
        var inner = Value(depth - 1);
        var name = Gen.OneOf(
            Gen.Int[0, Names.Length - 1].Select(index => Names[index]),
            Gen.String[Gen.Char['a', 'z'], 0, 8]
        );
        return Gen.OneOf(
            leaf,
            inner.Array[0, 4].Select(items => (JsonNode?)new JsonArray(items)),
            Gen.Select(name, inner)
                .Array[0, 5]
                .Select(pairs =>
                {
                    var result = new JsonObject();
                    foreach (var (key, item) in pairs)
                        result[key] = item;
                    return (JsonNode?)result;
                })
        );
    }
}
