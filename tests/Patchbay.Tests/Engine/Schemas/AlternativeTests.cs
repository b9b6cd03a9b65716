namespace Patchbay.Tests.Engine.Schemas;

public class AlternativeTests
{
    private const string Fields = """
        {"oneOf":[
          {"title":"Text","type":"object","properties":{"kind":{"const":"text"},"value":{"type":"string"}},"required":["kind","value"]},
          {"title":"Number","type":"object","properties":{"kind":{"const":"number"},"value":{"type":"number"}},"required":["kind","value"]},
          {"title":"Choice","type":"object","properties":{"kind":{"const":"choice"},"options":{"type":"array"}},"required":["kind","options"]}]}
        """;

    [Fact]
    public void The_discriminator_decides_which_alternative_was_meant()
    {
        var faults = Json.Faults(Fields, """{"kind":"number","value":"7"}""");

        Assert.Equal(
            [
                "$.value: expected a number, got a string (\"7\")",
                "$: fits none of: Text, Number, Choice",
            ],
            faults.Select(f => $"{f.Path}: {f.Message}")
        );
    }

    [Fact]
    public void Without_a_discriminator_the_members_decide()
    {
        var faults = Json.Faults(
            """
            {"anyOf":[
              {"properties":{"id":{"type":"string"}},"required":["id"],"additionalProperties":false},
              {"properties":{"first":{"type":"string"},"last":{"type":"string"}},"required":["first","last"],"additionalProperties":false}]}
            """,
            """{"first":"Ada"}"""
        );

        Assert.Equal("last is required", faults[0].Message);
        Assert.Equal(
            "fits none of the 2 alternatives; the faults above are of the nearest",
            faults[1].Message
        );
    }

    [Fact]
    public void Alternatives_of_type_alone_are_one_sentence()
    {
        var fault = Json.OnlyFault("""{"anyOf":[{"type":"string"},{"type":"null"}]}""", "5");

        Assert.Equal("expected a string or null, got a number (5)", fault.Message);
    }

    [Fact]
    public void Fitting_two_of_which_one_must_fit_names_both()
    {
        var fault = Json.OnlyFault(
            """{"oneOf":[{"title":"Short","maxLength":3},{"minLength":9},{"title":"Any"}]}""",
            "\"ab\""
        );

        Assert.Equal("must fit one alternative only, fits Short and Any", fault.Message);
    }

    [Fact]
    public void Alternatives_within_alternatives_are_explained_down_to_the_fault()
    {
        var schema = Json.Schema(
            """
            {"anyOf":[
              {"type":"object","properties":{"kind":{"const":"and"},"of":{"$ref":"#"}},"required":["kind","of"]},
              {"type":"object","properties":{"kind":{"const":"or"},"of":{"$ref":"#"}},"required":["kind","of"]},
              {"type":"object","properties":{"kind":{"const":"leaf"},"value":{"type":"string"}},"required":["kind","value"]}]}
            """
        );
        var depth = 50;
        var instance = Json.Parse(
            string.Concat(Enumerable.Repeat("{\"kind\":\"or\",\"of\":", depth))
                + """{"kind":"leaf","value":7}"""
                + new string('}', depth)
        );

        var faults = schema.Validate(instance);

        Assert.Equal(
            "$" + string.Concat(Enumerable.Repeat(".of", depth)) + ".value",
            faults[0].Path
        );
        Assert.Equal("expected a string, got a number (7)", faults[0].Message);
    }

    [Fact]
    public void Equal_alternatives_at_every_level_are_still_explained()
    {
        var schema = Json.Schema(
            """{"type":"object","anyOf":[{"properties":{"a":{"$ref":"#"}}},{"properties":{"a":{"$ref":"#"}},"maxProperties":1}]}"""
        );
        var depth = 10;
        var instance = Json.Parse(
            string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth)
        );

        Assert.Contains(
            schema.Validate(instance),
            f => f.Message == "expected an object, got a number (1)"
        );
    }
}
