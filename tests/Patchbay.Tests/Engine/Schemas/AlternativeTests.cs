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
    public void Alternatives_within_alternatives_stay_quick()
    {
        // Each level has two alternatives that both go deeper: trying all of them would take 2^40 steps.
        var schema = Json.Schema(
            """{"anyOf":[{"properties":{"a":{"$ref":"#"}},"required":["a"]},{"type":"object","maxProperties":0},{"properties":{"a":{"$ref":"#"}},"required":["a","b"]}]}"""
        );
        var instance = Json.Parse(
            string.Concat(Enumerable.Repeat("{\"a\":", 12)) + "1" + new string('}', 12)
        );

        Assert.NotEmpty(schema.Validate(instance));
    }
}
