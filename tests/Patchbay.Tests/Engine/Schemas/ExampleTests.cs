using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Patchbay.Engine.Schemas;

namespace Patchbay.Tests.Engine.Schemas;

public class ExampleTests
{
    private const string Candidate = """
        {"type":"object","required":["name","email","source"],"additionalProperties":false,"properties":{
          "name":{"type":"string","minLength":3,"maxLength":120},
          "email":{"type":"string","format":"email"},
          "phone":{"type":"string","pattern":"^\\+[1-9]\\d{6,14}$"},
          "source":{"type":"object","required":["sourceId"],"properties":{"sourceId":{"type":"string","format":"uuid"}}},
          "createdAt":{"type":"string","format":"date-time"},
          "tags":{"type":"array","items":{"type":"string","enum":["Engineer","Manager"]},"uniqueItems":true,"minItems":2},
          "score":{"type":"number","exclusiveMinimum":0,"maximum":5,"multipleOf":0.25},
          "greeting":{"type":"string","examples":["Hello Ada"]},
          "limit":{"type":"integer","minimum":1,"maximum":100,"default":25},
          "custom":{"type":"object","additionalProperties":{"type":["string","null"]}}}}
        """;

    private const string Fields = """
        {"type":"object","required":["field"],"properties":{"field":{"oneOf":[
          {"type":"object","required":["kind","value"],"properties":{"kind":{"const":"text"},"value":{"type":"string","minLength":1}}},
          {"type":"object","required":["kind","value"],"properties":{"kind":{"const":"number"},"value":{"type":"number","minimum":10}}},
          {"type":"object","required":["kind","options"],"properties":{"kind":{"const":"choice"},"options":{"type":"array","minItems":1,"items":{"type":"string"}}}}]}}}
        """;

    private const string EitherOr = """
        {"type":"object","properties":{"email":{"type":"string","format":"email"},"phone":{"type":"string"},"name":{"type":"string"}},
         "oneOf":[{"required":["email"]},{"required":["phone"]}],"unevaluatedProperties":false}
        """;

    private const string Conditional = """
        {"type":"object","required":["type"],"properties":{"type":{"enum":["Offer","Rejection"]},"salary":{"type":"integer","minimum":1000},"reason":{"type":"string"}},
         "if":{"properties":{"type":{"const":"Offer"}}},"then":{"required":["salary"],"not":{"required":["reason"]}},"else":{"required":["reason"]}}
        """;

    private const string Composed = """
        {"allOf":[{"$ref":"#/$defs/page"},{"properties":{"filter":{"$ref":"#/$defs/filter"}},"required":["filter"]}],"unevaluatedProperties":false,
         "$defs":{"page":{"type":"object","properties":{"cursor":{"type":"string"},"limit":{"type":"integer","maximum":100}}},
                  "filter":{"type":"object","properties":{"op":{"enum":["and","or"]},"of":{"type":"array","items":{"$ref":"#/$defs/filter"}},"value":{"type":"string"}},
                            "dependentRequired":{"op":["of"]},"minProperties":1}}}
        """;

    private const string Tuple = """
        {"type":"array","prefixItems":[{"type":"string","format":"date"},{"type":"integer","multipleOf":7,"minimum":50}],"items":false,"minItems":2,
         "contains":{"type":"integer"}}
        """;

    public static TheoryData<string> Realistic =>
        [Candidate, Fields, EitherOr, Conditional, Composed, Tuple];

    [Theory]
    [MemberData(nameof(Realistic))]
    public void Examples_of_realistic_schemas_fit(string text)
    {
        var schema = Json.Schema(text);
        for (var seed = 0; seed < 20; seed++)
        {
            AssertFits(schema, SchemaExamples.Minimal(schema, seed));
            AssertFits(schema, SchemaExamples.Full(schema, seed));
            AssertFits(schema, SchemaExamples.Random(schema, new Random(seed)));
        }
    }

    [Fact]
    public void A_minimal_example_has_the_required_fields_alone()
    {
        AssertJson(
            """{"name":"example","email":"ada@example.com","source":{"sourceId":"3f2c8a5e-9b1d-4c7a-8e6f-2d5b7a9c1e40"}}""",
            SchemaExamples.Minimal(Json.Schema(Candidate))
        );
    }

    [Fact]
    public void A_full_example_has_every_field_and_prefers_what_the_schema_names()
    {
        var full = (JsonObject)SchemaExamples.Full(Json.Schema(Candidate))!;

        Assert.Equal(10, full.Count);
        Assert.Equal("Hello Ada", (string)full["greeting"]!);
        Assert.Equal(25, (int)full["limit"]!);
        AssertJson("""["Engineer","Manager"]""", full["tags"]);
        AssertJson("""{"example":"example"}""", full["custom"]);
    }

    [Fact]
    public void Fields_that_exclude_each_other_are_not_shown_together()
    {
        var full = (JsonObject)SchemaExamples.Full(Json.Schema(EitherOr))!;

        Assert.Equal(["email", "name"], full.Select(p => p.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Circles_are_cut_after_a_round()
    {
        var tree = Json.Schema(
            """{"type":"object","properties":{"name":{"type":"string"},"child":{"$ref":"#"},"all":{"type":"array","items":{"$ref":"#"}}}}"""
        );

        var full = SchemaExamples.Full(tree)!;

        AssertFits(tree, full);
        Assert.InRange(full.ToJsonString().Length, 20, 400);
    }

    [Fact]
    public void Required_circles_end_where_an_alternative_ends_them()
    {
        var list = Json.Schema(
            """{"type":"object","required":["next"],"properties":{"next":{"anyOf":[{"$ref":"#"},{"type":"null"}]}}}"""
        );

        AssertJson("""{"next":null}""", SchemaExamples.Minimal(list));
    }

    [Theory]
    [InlineData("""{"type":"number","exclusiveMinimum":85,"exclusiveMaximum":87}""")]
    [InlineData("""{"type":"integer","exclusiveMinimum":-3,"exclusiveMaximum":0}""")]
    [InlineData("""{"type":"number","exclusiveMinimum":0,"exclusiveMaximum":1}""")]
    [InlineData("""{"type":"number","multipleOf":0.25,"minimum":1,"exclusiveMaximum":1.5}""")]
    public void Every_number_of_a_list_stays_between_its_bounds(string number)
    {
        var schema = Json.Schema("{\"type\":\"array\",\"minItems\":12,\"items\":" + number + "}");

        AssertFits(schema, SchemaExamples.Minimal(schema));
        AssertFits(schema, SchemaExamples.Random(schema, new Random(1)));
    }

    [Fact]
    public void Another_seed_takes_another_alternative()
    {
        var schema = Json.Schema(Fields);

        var kinds = Enumerable
            .Range(0, 3)
            .Select(seed => (string)SchemaExamples.Minimal(schema, seed)!["field"]!["kind"]!);

        Assert.Equal(["choice", "number", "text"], kinds.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_same_seed_gives_the_same_value()
    {
        var schema = Json.Schema(Candidate);

        Assert.Equal(
            SchemaExamples.Full(schema, 7)!.ToJsonString(),
            SchemaExamples.Full(schema, 7)!.ToJsonString()
        );
        Assert.Equal(
            SchemaExamples.Random(schema, new Random(7))!.ToJsonString(),
            SchemaExamples.Random(schema, new Random(7))!.ToJsonString()
        );
    }

    [Fact]
    public void A_caller_supplies_values_and_those_that_do_not_fit_are_left_out()
    {
        const string known = "00000000-0000-4000-8000-000000000001";
        var asked = new List<string>();

        var value = SchemaExamples.Minimal(
            Json.Schema(Candidate),
            pick: (path, name, schema) =>
            {
                asked.Add(path);
                Assert.Equal(
                    name == "email",
                    schema.TryGetProperty("format", out var f) && f.GetString() == "email"
                );
                return name switch
                {
                    "sourceId" => known,
                    "email" => "no address",
                    _ => null,
                };
            }
        )!;

        Assert.Equal(known, (string)value["source"]!["sourceId"]!);
        Assert.Equal("ada@example.com", (string)value["email"]!);
        Assert.Equal(
            ["$", "$.email", "$.name", "$.source", "$.source.sourceId"],
            asked.Distinct().Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void A_schema_that_nothing_fits_has_no_example()
    {
        var schema = Json.Schema("""{"type":"string","minLength":5,"maxLength":4}""");

        Assert.Throws<InvalidOperationException>(() => SchemaExamples.Minimal(schema));
        Assert.Throws<InvalidOperationException>(() => SchemaExamples.Full(schema));
        Assert.Throws<InvalidOperationException>(() =>
            SchemaExamples.Random(schema, new Random(1))
        );
    }

    [Fact]
    public void Examples_of_generated_schemas_fit()
    {
        Gen.Select(GeneratedSchemas.Any, Gen.Int[0, 1000])
            .Sample(
                (text, seed) =>
                {
                    var schema = Json.Schema(text);
                    AssertFits(schema, SchemaExamples.Minimal(schema, seed));
                    AssertFits(schema, SchemaExamples.Full(schema, seed));
                    AssertFits(schema, SchemaExamples.Random(schema, new Random(seed)));
                },
                iter: 1000
            );
    }

    private static void AssertFits(JsonSchema schema, JsonNode? value) =>
        Assert.Empty(schema.Validate(Json.Parse(value?.ToJsonString() ?? "null")));

    private static void AssertJson(string expected, JsonNode? actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual?.ToJsonString());
}
