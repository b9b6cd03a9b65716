using System.Text;
using System.Text.Json;
using CsCheck;

namespace Patchbay.Tests.Engine.Schemas;

public class InstanceTests
{
    [Theory]
    [InlineData("""{"const":1}""", "1.0", true)]
    [InlineData("""{"const":1e2}""", "100", true)]
    [InlineData("""{"const":0}""", "-0.0", true)]
    [InlineData(
        """{"const":12345678901234567890123456789012345678901}""",
        "12345678901234567890123456789012345678902",
        false
    )]
    [InlineData(
        """{"maximum":12345678901234567890123456789012345678901}""",
        "12345678901234567890123456789012345678902",
        false
    )]
    [InlineData("""{"maximum":0.1}""", "0.10000000000000000000000000000000000000001", false)]
    [InlineData("""{"maximum":1e400}""", "1e399", true)]
    [InlineData("""{"maximum":1e400}""", "1e99999999999999999999", false)]
    [InlineData("""{"minimum":0}""", "-1e-99999999999999999999", false)]
    [InlineData("""{"type":"integer"}""", "1e400", true)]
    [InlineData("""{"type":"integer"}""", "1e-400", false)]
    [InlineData("""{"multipleOf":7}""", "7e999999999999", true)]
    [InlineData("""{"multipleOf":1e400}""", "1e401", true)]
    [InlineData("""{"multipleOf":3}""", "1e99999999999999999999", false)]
    [InlineData("""{"const":{"a":1,"b":[true]}}""", """{"b":[true],"a":1.0}""", true)]
    [InlineData("""{"const":{"a":1,"b":2}}""", """{"a":1,"c":2}""", false)]
    [InlineData("""{"enum":["é"]}""", "\"\\u00e9\"", true)]
    [InlineData("""{"maxLength":1}""", "\"\\ud83d\\udc32\"", true)]
    [InlineData("""{"properties":{"a":{"type":"string"}}}""", """{"\u0061":1}""", false)]
    [InlineData("""{"properties":{"a":{"type":"string"}}}""", """{"a":1,"a":"last wins"}""", true)]
    [InlineData(
        """{"properties":{"a":{"type":"string"}}}""",
        """{"a":"first","\u0061":1}""",
        false
    )]
    [InlineData("""{"maxProperties":1}""", """{"a":1,"a":2}""", true)]
    [InlineData(
        """{"items":{"properties":{"a":{"type":"string"}}}}""",
        """[{"a":1,"a":"x"}]""",
        true
    )]
    public void Values_are_compared_for_what_they_are(string schema, string instance, bool valid)
    {
        var compiled = Json.Schema(schema);

        Assert.Equal(valid, compiled.IsValid(Json.Parse(instance)));
        Assert.Equal(valid, compiled.Validate(Json.Parse(instance)).Count == 0);
    }

    [Theory]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"\\udc00\\ud800\"")]
    [InlineData("[\"\\ud83dx\"]")]
    [InlineData("{\"\\ud800\":1}")]
    public void Text_that_is_no_Unicode_is_invalid_whatever_the_schema(string instance)
    {
        Assert.Equal("unicode", Json.OnlyFault("true", instance).Keyword);
        Assert.False(Json.Schema("true").IsValid(Json.Parse(instance)));
    }

    [Fact]
    public void Many_equal_items_are_found_without_comparing_each_with_each()
    {
        var items = Enumerable.Range(0, 50_000).Select(i => "{\"n\":" + i + "}").ToList();
        var schema = Json.Schema("""{"uniqueItems":true}""");

        Assert.True(schema.IsValid(Json.Parse($"[{string.Join(',', items)}]")));
        Assert.False(schema.IsValid(Json.Parse($"[{string.Join(',', items)},{{\"n\":7.0}}]")));
    }

    [Fact]
    public void A_pattern_that_takes_for_ever_refuses_instead()
    {
        var schema = Json.Schema("""{"pattern":"^(?=(a+)+$)x"}""");

        Assert.False(schema.IsValid(Json.Parse($"\"{new string('a', 40)}b\"")));
    }

    [Fact]
    public void A_name_that_takes_for_ever_to_match_is_reported_like_any_other()
    {
        var schema = Json.Schema(
            """{"patternProperties":{"^(?=(a+)+$)x":true},"properties":{"n":{"type":"null"}},"unevaluatedProperties":false}"""
        );

        Assert.Contains(
            schema.Validate(Json.Parse($"{{\"{new string('a', 40)}b\":1,\"n\":1}}")),
            f => f.Keyword == "unevaluatedProperties"
        );
    }

    [Fact]
    public void A_valid_flat_object_costs_no_allocation()
    {
        var schema = Json.Schema(
            """
            {"type":"object","required":["id","name"],"additionalProperties":false,"properties":{
              "id":{"type":"string","format":"uuid"},"name":{"type":"string","minLength":1,"maxLength":80},
              "email":{"type":"string","format":"email"},"at":{"type":"string","format":"date-time"},"day":{"format":"date"},
              "site":{"format":"uri"},"age":{"type":"integer","minimum":0,"maximum":150},"score":{"type":"number","multipleOf":0.5},
              "state":{"enum":["Open","Closed"]},"code":{"pattern":"^[A-Z]{2}\\d+$"},"tags":{"type":"array","items":{"type":"string"},"uniqueItems":true},
              "on":{"type":"boolean"},"none":{"type":["string","null"]},"kind":{"const":"x"},"a":true,"b":true,"c":true,"d":true}}
            """
        );
        var instance = Json.Parse(
            """
            {"id":"3f2c8a5e-9b1d-4c7a-8e6f-2d5b7a9c1e40","name":"Ada Lovelace","email":"ada@example.com","at":"2026-03-14T09:30:00Z",
             "day":"2026-03-14","site":"https://example.com/a?b#c","age":36,"score":7.5,"state":"Open","code":"AB12","tags":["x","y"],
             "on":true,"none":null,"kind":"x","a":1,"b":2,"c":3,"d":4}
            """
        );
        Assert.Empty(schema.Validate(instance));
        for (var i = 0; i < 100; i++)
            schema.IsValid(instance);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var all = true;
        for (var i = 0; i < 1000; i++)
            all &= schema.IsValid(instance);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(all);
        Assert.True(allocated < 1000, $"{allocated} bytes for 1000 calls");
    }

    [Fact]
    public void No_JSON_makes_it_throw_and_both_ways_agree()
    {
        string[] schemas =
        [
            """{"type":"object","properties":{"a":{"type":"string","format":"email"},"b":{"$ref":"#"}},"additionalProperties":{"format":"uri"}}""",
            """{"anyOf":[{"required":["a"]},{"items":{"$ref":"#"},"minItems":1},{"type":["number","string"],"multipleOf":0.3}],"unevaluatedProperties":false}""",
            """{"oneOf":[{"properties":{"a":{"const":1}}},{"properties":{"b":{"enum":[1,"x"]}}},{"contains":{"pattern":"^\\w"}}],"uniqueItems":true,"unevaluatedItems":{"type":"string"}}""",
            """{"if":{"minProperties":2},"then":{"propertyNames":{"maxLength":2}},"else":{"not":{"type":"string"}},"patternProperties":{"^.$":{"format":"date-time"}}}""",
            """{"allOf":[{"dependentSchemas":{"a":{"required":["b"]}}},{"prefixItems":[{"format":"int64"},{"format":"time"}]}],"dependentRequired":{"b":["c"]},"unevaluatedProperties":{"maximum":5}}""",
        ];
        var compiled = schemas.Select(Json.Schema).ToList();

        RandomJson.Sample(
            text =>
            {
                var instance = Json.Parse(text);
                foreach (var schema in compiled)
                    Assert.Equal(schema.IsValid(instance), schema.Validate(instance).Count == 0);
            },
            iter: 2000
        );
    }

    [Fact]
    public void No_JSON_as_a_schema_makes_the_compiler_throw()
    {
        RandomSchemaLike.Sample(
            text =>
            {
                var compiles = new Patchbay.Engine.Schemas.SchemaCompiler().TryCompile(
                    Json.Parse(text),
                    out var schema,
                    out var defects
                );

                Assert.Equal(compiles, defects.Count == 0);
                schema?.Validate(Json.Parse(text));
            },
            iter: 2000
        );
    }

    private static readonly Gen<string> Scalar = Gen.OneOf(
        Gen.Const("null"),
        Gen.Bool.Select(b => b ? "true" : "false"),
        OneOf(
            "0",
            "-0",
            "1.0",
            "1e400",
            "-1e-400",
            "12345678901234567890",
            "0.3",
            "1E+2",
            "99999999999999999999999999999999.5"
        ),
        Gen.Double[-1e6, 1e6].Select(d => JsonSerializer.Serialize(d)),
        OneOf(
            "\"\"",
            "\"ada@example.com\"",
            "\"2026-03-14T09:30:00\"",
            "\"https://example.com\"",
            "\"\\ud800\"",
            "\"\\ud83d\\udc32\"",
            "\"é\"",
            "\"\\u0061\\n\"",
            "\"-1\""
        ),
        Gen.String[0, 20].Select(s => JsonSerializer.Serialize(s))
    );

    private static readonly Gen<string> Name = OneOf(
        "a",
        "b",
        "c",
        "ab",
        "abc",
        "\\u0061",
        "odd key",
        "é",
        ""
    );

    private static readonly Gen<string> RandomJson = Nested(Name, Scalar);

    private static readonly Gen<string> RandomSchemaLike = Nested(
        OneOf(
            "$id",
            "$ref",
            "$anchor",
            "$dynamicRef",
            "$dynamicAnchor",
            "$defs",
            "type",
            "enum",
            "const",
            "items",
            "prefixItems",
            "properties",
            "patternProperties",
            "allOf",
            "anyOf",
            "not",
            "if",
            "then",
            "required",
            "dependentRequired",
            "contains",
            "minContains",
            "pattern",
            "multipleOf",
            "maxLength",
            "unevaluatedProperties",
            "format",
            "examples",
            "a"
        ),
        Gen.OneOf(
            Scalar,
            OneOf(
                "\"string\"",
                "\"object\"",
                "\"#\"",
                "\"#a\"",
                "\"#/$defs/a\"",
                "\"a\"",
                "\"^a|[b-c]$\"",
                "true",
                "{}",
                "[]"
            )
        )
    );

    private static Gen<string> OneOf(params string[] values) =>
        Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<string> Nested(Gen<string> name, Gen<string> scalar) =>
        Gen.Recursive<string>(
            (depth, self) =>
                depth > 3
                    ? scalar
                    : Gen.Frequency(
                        (2, scalar),
                        (1, self.Array[0, 4].Select(items => $"[{string.Join(',', items)}]")),
                        (
                            3,
                            Gen.Select(name, self, (n, v) => $"\"{n}\":{v}")
                                .Array[0, 4]
                                .Select(members => $"{{{string.Join(',', members)}}}")
                        )
                    )
        );
}
