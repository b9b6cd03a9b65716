using Patchbay.Engine.Schemas;

namespace Patchbay.Tests.Engine.Schemas;

public class MessageTests
{
    [Theory]
    [InlineData("""{"type":"string"}""", "42", "$", "type", "expected a string, got a number (42)")]
    [InlineData(
        """{"type":["string","null"]}""",
        "true",
        "$",
        "type",
        "expected a string or null, got true or false (true)"
    )]
    [InlineData(
        """{"type":"integer"}""",
        "1.5",
        "$",
        "type",
        "expected a whole number, got a number (1.5)"
    )]
    [InlineData("""{"type":"object"}""", "[1]", "$", "type", "expected an object, got an array")]
    [InlineData(
        """{"required":["candidateId"]}""",
        "{}",
        "$.candidateId",
        "required",
        "candidateId is required"
    )]
    [InlineData(
        """{"enum":["Open","Closed","Archived"]}""",
        "\"Blue\"",
        "$",
        "enum",
        "must be one of: Open, Closed, Archived"
    )]
    [InlineData(
        """{"enum":["Open","Closed","Archived"]}""",
        "\"closd\"",
        "$",
        "enum",
        "must be one of: Open, Closed, Archived; did you mean `Closed`?"
    )]
    [InlineData("""{"const":"v1"}""", "\"v2\"", "$", "const", "must be \"v1\", got \"v2\"")]
    [InlineData("""{"minimum":1}""", "0", "$", "minimum", "must be at least 1, got 0")]
    [InlineData(
        """{"exclusiveMaximum":10}""",
        "10",
        "$",
        "exclusiveMaximum",
        "must be below 10, got 10"
    )]
    [InlineData(
        """{"multipleOf":0.01}""",
        "1.005",
        "$",
        "multipleOf",
        "must be a multiple of 0.01, got 1.005"
    )]
    [InlineData("""{"minLength":1}""", "\"\"", "$", "minLength", "must not be empty")]
    [InlineData(
        """{"maxLength":2}""",
        "\"abc\"",
        "$",
        "maxLength",
        "must have at most 2 characters, has 3"
    )]
    [InlineData(
        """{"pattern":"^[A-Z]+$"}""",
        "\"ab\"",
        "$",
        "pattern",
        "must match the pattern ^[A-Z]+$, got \"ab\""
    )]
    [InlineData(
        """{"format":"uuid"}""",
        "\"x\"",
        "$",
        "format",
        "\"x\" is not a UUID, such as 3f2c8a5e-9b1d-4c7a-8e6f-2d5b7a9c1e40"
    )]
    [InlineData("""{"minItems":1}""", "[]", "$", "minItems", "must have at least 1 item, has 0")]
    [InlineData(
        """{"uniqueItems":true}""",
        "[1,2,1.0]",
        "$",
        "uniqueItems",
        "items must differ: [0] and [2] are the same"
    )]
    [InlineData(
        """{"not":{"required":["a","b"]}}""",
        """{"a":1,"b":2}""",
        "$",
        "not",
        "must not have a and b together"
    )]
    [InlineData(
        """{"dependentRequired":{"a":["b"]}}""",
        """{"a":1}""",
        "$.b",
        "dependentRequired",
        "b is required when a is given"
    )]
    [InlineData(
        """{"propertyNames":{"maxLength":1}}""",
        """{"ab":1}""",
        "$.ab",
        "propertyNames",
        "the field's name: must have at most 1 character, has 2"
    )]
    [InlineData(
        """{"contains":{"const":1}}""",
        "[2]",
        "$",
        "contains",
        "must contain at least 1 item of the expected kind, has 0"
    )]
    public void A_fault_says_where_what_and_why(
        string schema,
        string instance,
        string path,
        string keyword,
        string message
    )
    {
        Assert.Equal(new SchemaFault(path, keyword, message), Json.OnlyFault(schema, instance));
    }

    [Theory]
    [InlineData("email", "$.email")]
    [InlineData("odd key", "$['odd key']")]
    [InlineData("it's", "$['it\\'s']")]
    [InlineData("7up", "$['7up']")]
    public void Paths_quote_names_only_where_they_must(string name, string path)
    {
        var schema = "{\"properties\":{" + $"\"{name}\"" + ":{\"type\":\"null\"}}}";

        Assert.Equal(path, Json.OnlyFault(schema, $"{{\"{name}\":1}}").Path);
    }

    [Fact]
    public void Paths_lead_through_arrays_and_objects()
    {
        var fault = Json.OnlyFault(
            """{"properties":{"items":{"items":{"properties":{"value":{"type":"string"}}}}}}""",
            """{"items":[{},{},{},{"value":1}]}"""
        );

        Assert.Equal("$.items[3].value", fault.Path);
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var faults = Json.Faults(
            """
            {"type":"object","required":["id","name"],"additionalProperties":false,
             "properties":{"id":{"format":"uuid"},"name":{"type":"string"},"age":{"minimum":0,"multipleOf":1}}}
            """,
            """{"id":"x","age":-0.5,"colour":"red"}"""
        );

        Assert.Equal(
            [
                "$.age minimum",
                "$.age multipleOf",
                "$.colour additionalProperties",
                "$.id format",
                "$.name required",
            ],
            faults.Select(f => $"{f.Path} {f.Keyword}").Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Faults_are_bounded_at_a_hundred()
    {
        var instance = "[" + string.Join(',', Enumerable.Range(0, 5000)) + "]";

        Assert.Equal(100, Json.Faults("""{"items":{"type":"string"}}""", instance).Count);
    }

    [Fact]
    public void Long_values_are_cut()
    {
        var fault = Json.OnlyFault("""{"type":"integer"}""", $"\"{new string('x', 5000)}\"");

        Assert.Equal(
            $"expected a whole number, got a string (\"{new string('x', 60)}…\")",
            fault.Message
        );
    }

    [Theory]
    [InlineData(
        """{"properties":{"apiKey":{"writeOnly":true,"type":"string","pattern":"^k","enum":["k"],"const":"k","format":"uuid"}}}"""
    )]
    [InlineData("""{"properties":{"apiKey":{"writeOnly":true,"type":"integer"}}}""")]
    [InlineData(
        """{"$ref":"#/$defs/a","$defs":{"a":{"properties":{"apiKey":{"$ref":"#/$defs/k"}}},"k":{"type":"integer","writeOnly":true}}}"""
    )]
    [InlineData(
        """{"allOf":[{"properties":{"apiKey":{"format":"uuid","not":{"type":"string"}}}},{"properties":{"apiKey":{"writeOnly":true}}}]}"""
    )]
    [InlineData(
        """{"properties":{"apiKey":{"writeOnly":true,"anyOf":[{"type":"integer"},{"maxLength":1},{"pattern":"^k"}]}}}"""
    )]
    [InlineData("""{"additionalProperties":{"writeOnly":true,"format":"email","minLength":90}}""")]
    public void The_value_of_a_write_only_field_is_never_shown(string schema)
    {
        var faults = Json.Faults(schema, """{"apiKey":"hunter2"}""");

        Assert.NotEmpty(faults);
        Assert.All(
            faults,
            f => Assert.DoesNotContain("hunter2", f.Message, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("additionalProperties")]
    [InlineData("unevaluatedProperties")]
    public void An_unknown_field_suggests_the_one_that_was_meant(string keyword)
    {
        var fault = Json.OnlyFault(
            "{\"properties\":{\"candidateId\":{\"type\":\"string\"},\"jobId\":true},\""
                + keyword
                + "\":false}",
            """{"candidatId":"1"}"""
        );

        Assert.Equal(
            new SchemaFault(
                "$.candidatId",
                keyword,
                "unknown field `candidatId`; did you mean `candidateId`?"
            ),
            fault
        );
    }

    [Fact]
    public void A_suggestion_is_not_a_field_that_is_already_given()
    {
        var fault = Json.OnlyFault(
            """{"properties":{"name":true},"additionalProperties":false}""",
            """{"name":1,"names":2}"""
        );

        Assert.Equal("unknown field `names`", fault.Message);
    }

    [Fact]
    public void Known_fields_are_not_called_unknown_because_another_fault_hides_them()
    {
        var faults = Json.Faults(
            """
            {"allOf":[{"$ref":"#/$defs/base"}],"unevaluatedProperties":false,
             "$defs":{"base":{"properties":{"name":{"type":"string"},"age":{"type":"integer"}}}}}
            """,
            """{"name":1,"age":2,"agee":3}"""
        );

        Assert.Equal(
            ["$.name type", "$.agee unevaluatedProperties"],
            faults.Select(f => $"{f.Path} {f.Keyword}")
        );
    }
}
