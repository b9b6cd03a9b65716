using Patchbay.Engine.Schemas;

namespace Patchbay.Tests.Engine.Schemas;

public class CompileTests
{
    [Theory]
    [InlineData("""{"nullable":true}""", "/nullable", "unsupported keyword `nullable`")]
    [InlineData(
        """{"properties":{"a":{"requird":["x"]}}}""",
        "/properties/a/requird",
        "unsupported keyword `requird`; did you mean `required`?"
    )]
    [InlineData("""{"type":"strng"}""", "/type", "unknown type \"strng\"")]
    [InlineData("""{"pattern":"("}""", "/pattern", "is not a regular expression")]
    [InlineData("""{"pattern":"\\a"}""", "/pattern", "unknown escape \\a")]
    [InlineData(
        """{"patternProperties":{"[":true}}""",
        "/patternProperties/[",
        "is not a regular expression"
    )]
    [InlineData(
        """{"$ref":"#/$defs/Nobody"}""",
        "/$ref",
        "`#/$defs/Nobody` refers to nothing in this schema"
    )]
    [InlineData(
        """{"$ref":"https://example.com/s.json"}""",
        "/$ref",
        "is a remote reference; schemas are not fetched"
    )]
    [InlineData("""{"$ref":"#nobody"}""", "/$ref", "refers to nothing")]
    [InlineData("""{"minLength":-1}""", "/minLength", "must be a whole number, 0 or above")]
    [InlineData("""{"minLength":1.5}""", "/minLength", "must be a whole number, 0 or above")]
    [InlineData("""{"multipleOf":0}""", "/multipleOf", "must be a number above 0")]
    [InlineData("""{"maximum":"1"}""", "/maximum", "must be a number")]
    [InlineData("""{"required":["a","a"]}""", "/required", "must be a list of names, each once")]
    [InlineData(
        """{"dependentRequired":{"a/b":[1]}}""",
        "/dependentRequired/a~1b",
        "must be a list of names, each once"
    )]
    [InlineData("""{"allOf":[]}""", "/allOf", "must be a list of at least one schema")]
    [InlineData("""{"items":[{}]}""", "/items", "a schema must be an object, true or false")]
    [InlineData("""{"properties":[]}""", "/properties", "must be an object of schemas")]
    [InlineData("""{"format":"colour"}""", "/format", "unknown format `colour`")]
    [InlineData("""{"readOnly":"yes"}""", "/readOnly", "must be true or false")]
    [InlineData(
        """{"$schema":"http://json-schema.org/draft-07/schema#"}""",
        "/$schema",
        "unsupported dialect"
    )]
    [InlineData("""{"$ref":"#"}""", "", "an infinite loop")]
    [InlineData(
        """{"$defs":{"a":{"allOf":[{"$ref":"#/$defs/b"}]},"b":{"anyOf":[{"$ref":"#/$defs/a"}]}}}""",
        "/$defs/a",
        "an infinite loop"
    )]
    [InlineData("42", "", "a schema must be an object, true or false")]
    [InlineData("\"\\ud800\"", "", "contains text that is not valid Unicode")]
    public void A_schema_that_would_not_do_what_it_says_is_refused(
        string schema,
        string pointer,
        string message
    )
    {
        var defect = Assert.Single(Json.Defects(schema));

        Assert.Equal(pointer, defect.Pointer);
        Assert.Contains(message, defect.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_defects_are_told_at_once()
    {
        var thrown = Assert.Throws<JsonSchemaException>(() =>
            new SchemaCompiler().Compile(
                Json.Parse(
                    """{"type":"strng","properties":{"a":{"nullable":true},"b":{"$ref":"#/x"}}}"""
                )
            )
        );

        Assert.Equal(
            ["/type", "/properties/a/nullable", "/properties/b/$ref"],
            thrown.Defects.Select(d => d.Pointer)
        );
        Assert.Contains(
            "/properties/a/nullable: unsupported keyword",
            thrown.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Keywords_of_our_own_and_annotations_are_let_be()
    {
        var schema = Json.Schema(
            """
            {"x-scope":"candidatesRead","title":"T","description":"D","default":1,"examples":[1],"deprecated":true,"readOnly":true,
             "writeOnly":false,"contentEncoding":"base64","contentMediaType":"a/b","contentSchema":{"type":"string"},"$comment":"c",
             "format":"binary"}
            """
        );

        Assert.True(schema.IsValid(Json.Parse("1")));
    }

    [Fact]
    public void Formats_are_remarks_when_they_are_not_asserted()
    {
        var schema = new SchemaCompiler(assertFormats: false).Compile(
            Json.Parse("""{"format":"uuid","properties":{"a":{"format":"colour"}}}""")
        );

        Assert.True(schema.IsValid(Json.Parse("\"x\"")));
    }

    [Theory]
    [InlineData("date-time", "\"2026-03-14T09:30:00Z\"", true)]
    [InlineData("date-time", "\"2026-03-14T09:30:00.123\"", true)]
    [InlineData("date-time", "\"2026-03-14\"", false)]
    [InlineData("date-time", "\"2026-03-14 09:30:00Z\"", false)]
    [InlineData("int64", "9223372036854775807", true)]
    [InlineData("int64", "9223372036854775808", false)]
    [InlineData("int64", "1.0", true)]
    [InlineData("int64", "1.5", false)]
    [InlineData("int64", "1e400", false)]
    [InlineData("int64", "\"text\"", true)]
    [InlineData("int32", "2147483648", false)]
    public void Formats_of_our_own_reading(string format, string instance, bool valid)
    {
        Assert.Equal(
            valid,
            Json.Schema("{\"format\":\"" + format + "\"}").IsValid(Json.Parse(instance))
        );
    }
}
