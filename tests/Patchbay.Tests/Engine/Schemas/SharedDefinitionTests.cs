using System.Text.Json;
using Patchbay.Engine.Schemas;

namespace Patchbay.Tests.Engine.Schemas;

public class SharedDefinitionTests
{
    private const string Definitions = """
        {"Candidate":{"type":"object","properties":{"id":{"$ref":"#/$defs/Id"},"notes":{"type":"array","items":{"$ref":"#/$defs/Note"}}},"required":["id"]},
         "Note":{"type":"object","properties":{"id":{"$ref":"#/$defs/Id"},"replies":{"items":{"$ref":"#/$defs/Note"}}},"required":["id"]},
         "Id":{"type":"string","format":"uuid"},
         "Job":{"properties":{"id":{"$ref":"#/$defs/Id"}}},
         "Broken":{"properties":{"a":{"type":"strng"}}},
         "Odd/name":{"type":"boolean"}}
        """;

    private static SchemaCompiler Compiler() => new(Json.Parse(Definitions));

    private static readonly string[] Valid =
    [
        """{"candidate":{"id":"3f2c8a5e-9b1d-4c7a-8e6f-2d5b7a9c1e40","notes":[{"id":"3f2c8a5e-9b1d-4c7a-8e6f-2d5b7a9c1e40","replies":[]}]}}""",
    ];

    private static readonly string[] Invalid =
    [
        """{"candidate":{}}""",
        """{"candidate":{"id":"3f2c8a5e-9b1d-4c7a-8e6f-2d5b7a9c1e40","notes":[{"id":"3f2c8a5e-9b1d-4c7a-8e6f-2d5b7a9c1e40","replies":[{}]}]}}""",
    ];

    private const string Action =
        """{"type":"object","properties":{"candidate":{"$ref":"#/$defs/Candidate"}},"required":["candidate"]}""";

    [Fact]
    public void A_schema_refers_to_what_its_compiler_shares()
    {
        var schema = Compiler().Compile(Json.Parse(Action));

        Assert.All(Valid, v => Assert.True(schema.IsValid(Json.Parse(v))));
        Assert.All(Invalid, v => Assert.False(schema.IsValid(Json.Parse(v))));
        Assert.Equal(
            "$.candidate.notes[0].replies[0].id",
            Assert.Single(schema.Validate(Json.Parse(Invalid[1]))).Path
        );
    }

    [Fact]
    public void A_bundle_stands_alone_and_holds_what_it_reaches_and_no_more()
    {
        var bundle = Compiler().Compile(Json.Parse(Action)).Bundle();

        Assert.Equal(["Candidate", "Id", "Note"], Names(bundle));
        var alone = new SchemaCompiler().Compile(bundle);
        Assert.All(Valid, v => Assert.True(alone.IsValid(Json.Parse(v))));
        Assert.All(Invalid, v => Assert.False(alone.IsValid(Json.Parse(v))));
    }

    [Fact]
    public void A_bundle_takes_a_definition_whole_even_when_only_a_part_is_used()
    {
        var bundle = Compiler()
            .Compile(Json.Parse("""{"$ref":"#/$defs/Note/properties/replies"}"""))
            .Bundle();

        Assert.Equal(["Id", "Note"], Names(bundle));
    }

    [Fact]
    public void A_schema_that_needs_nothing_is_its_own_bundle()
    {
        Assert.Equal(
            """{"type":"null"}""",
            Compiler().Compile(Json.Parse("""{"type":"null"}""")).Bundle().GetRawText()
        );
    }

    [Fact]
    public void The_schemas_own_definition_comes_first()
    {
        var schema = Compiler()
            .Compile(Json.Parse("""{"$ref":"#/$defs/Id","$defs":{"Id":{"type":"integer"}}}"""));

        Assert.True(schema.IsValid(Json.Parse("7")));
        Assert.Equal(["Id"], Names(schema.Bundle()));
    }

    [Fact]
    public void A_definition_that_would_change_the_meaning_of_a_shared_one_is_refused()
    {
        var schema = Json.Parse("""{"$ref":"#/$defs/Job","$defs":{"Id":{"type":"integer"}}}""");

        Assert.False(Compiler().TryCompile(schema, out _, out var defects));
        Assert.Equal("/$defs/Id", Assert.Single(defects).Pointer);
    }

    [Fact]
    public void A_definition_that_never_ends_is_refused_to_each_who_uses_it()
    {
        var compiler = new SchemaCompiler(
            Json.Parse("""{"A":{"$ref":"#/$defs/B"},"B":{"anyOf":[{"$ref":"#/$defs/A"}]},"C":{}}""")
        );

        Assert.True(compiler.TryCompile(Json.Parse("""{"$ref":"#/$defs/C"}"""), out _, out _));
        foreach (var user in new[] { "A", "B", "A" })
        {
            var schema = Json.Parse($$"""{"items":{"$ref":"#/$defs/{{user}}"} }""");
            Assert.False(compiler.TryCompile(schema, out _, out var defects));
            Assert.Contains(
                "an infinite loop",
                Assert.Single(defects).Message,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public void What_a_later_schema_finds_in_a_definition_counts_from_then_on()
    {
        var compiler = new SchemaCompiler(
            Json.Parse("""{"A":{"x-parts":{"b":{"$ref":"#/$defs/B"}}},"B":{"type":"null"}}""")
        );

        var before = compiler.Compile(Json.Parse("""{"$ref":"#/$defs/A"}"""));
        var after = compiler.Compile(Json.Parse("""{"$ref":"#/$defs/A/x-parts/b"}"""));

        Assert.Equal(["A"], Names(before.Bundle()));
        Assert.Equal(["A", "B"], Names(after.Bundle()));
    }

    [Fact]
    public void A_broken_definition_hurts_only_those_who_use_it_and_each_of_them()
    {
        var compiler = Compiler();
        var user = Json.Parse("""{"items":{"$ref":"#/$defs/Broken"}}""");

        Assert.True(compiler.TryCompile(Json.Parse(Action), out _, out _));
        for (var i = 0; i < 2; i++)
        {
            Assert.False(compiler.TryCompile(user, out _, out var defects));
            Assert.Equal(
                new SchemaDefect(
                    "/$defs/Broken/properties/a/type",
                    "unknown type \"strng\" (in a shared definition)"
                ),
                Assert.Single(defects)
            );
        }
        Assert.True(compiler.TryCompile(Json.Parse(Action), out _, out _));
    }

    [Fact]
    public void Names_may_need_escapes()
    {
        var schema = Compiler().Compile(Json.Parse("""{"$ref":"#/$defs/Odd~1name"}"""));

        Assert.False(schema.IsValid(Json.Parse("1")));
        Assert.Equal(["Odd/name"], Names(schema.Bundle()));
    }

    [Fact]
    public void A_compiler_serves_several_threads()
    {
        var compiler = Compiler();

        Parallel.For(
            0,
            200,
            _ => Assert.False(compiler.Compile(Json.Parse(Action)).IsValid(Json.Parse(Invalid[1])))
        );
    }

    private static IEnumerable<string> Names(JsonElement bundle) =>
        bundle
            .GetProperty("$defs")
            .EnumerateObject()
            .Select(p => p.Name)
            .Order(StringComparer.Ordinal);
}
