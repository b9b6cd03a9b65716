using CsCheck;

namespace Patchbay.Tests.Engine.Schemas;

/// <summary>Schemas of many shapes, each of which some value fits.</summary>
internal static class GeneratedSchemas
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.Const("""{"type":"string"}"""),
        OneOf("uuid", "date", "time", "date-time", "email", "uri")
            .Select(format => $$"""{"type":"string","format":"{{format}}"}"""),
        Gen.Select(
            Gen.Int[0, 40],
            Gen.Int[0, 40],
            (least, more) =>
                $$"""{"type":"string","minLength":{{least}},"maxLength":{{least + more}}}"""
        ),
        OneOf(
                "^[a-z]{2,5}$",
                "^\\\\d+-\\\\d{3}$",
                "^(foo|bar)_[A-Z]?x*$",
                "[^0-9]+",
                "^\\\\w+\\\\s[a-f0-9]{8}$"
            )
            .Select(p => $$"""{"pattern":"{{p}}"}"""),
        Gen.Const("""{"enum":["a","b",1,null]}"""),
        Gen.Const("""{"const":{"a":[1,"x"]}}"""),
        Gen.Const("""{"type":"string","examples":["ok",7],"default":"never mind"}""")
    );

    private static readonly Gen<string> Number = Gen.OneOf(
        Gen.Const("""{"type":"integer"}"""),
        Gen.Const("""{"type":"number","format":"int64"}"""),
        Gen.Select(
            Gen.Int[-500, 500],
            Gen.Int[0, 500],
            (low, room) => $$"""{"type":"integer","minimum":{{low}},"maximum":{{low + room}}}"""
        ),
        Gen.Select(
            Gen.Int[-500, 500],
            Gen.Int[1, 500],
            (low, room) =>
                $$"""{"type":"number","exclusiveMinimum":{{low}},"exclusiveMaximum":{{low + room}}}"""
        ),
        Gen.Select(
            Gen.Int[1, 40],
            Gen.Int[-500, 500],
            (step, low) => $$"""{"type":"number","multipleOf":{{step / 8.0}},"minimum":{{low}}}"""
        ),
        Gen.Select(
            Gen.Int[1, 40],
            Gen.Int[-500, 500],
            (step, high) => $$"""{"type":"integer","multipleOf":{{step}},"maximum":{{high}}}"""
        )
    );

    private static readonly Gen<string> Leaf = Gen.Frequency(
        (4, Text),
        (4, Number),
        (
            1,
            OneOf(
                """{"type":"boolean"}""",
                """{"type":"null"}""",
                """{"type":["null","integer"]}""",
                "true",
                "{}"
            )
        )
    );

    public static readonly Gen<string> Any = Gen.Recursive<string>(
        (depth, self) =>
            depth > 3
                ? Leaf
                : Gen.Frequency(
                    (2, Leaf),
                    (4, Object(self)),
                    (2, Array(self)),
                    (2, Alternatives(self))
                )
    );

    private static Gen<string> Object(Gen<string> self) =>
        Gen.Select(
            self.Array[0, 4],
            Gen.Int[0, 15],
            OneOf(
                "",
                ",\"additionalProperties\":false",
                ",\"unevaluatedProperties\":false",
                ",\"additionalProperties\":{\"type\":\"string\"}",
                ",\"minProperties\":1,\"propertyNames\":{\"pattern\":\"^[a-z]\"}"
            ),
            (members, required, rest) =>
            {
                var properties = string.Join(',', members.Select((m, i) => $"\"p{i}\":{m}"));
                var names = string.Join(
                    ',',
                    Enumerable
                        .Range(0, members.Length)
                        .Where(i => (required >> i & 1) == 1)
                        .Select(i => $"\"p{i}\"")
                );
                return $$"""{"type":"object","properties":{{{properties}}},"required":[{{names}}]{{rest}}}""";
            }
        );

    private static Gen<string> Array(Gen<string> self) =>
        Gen.OneOf(
            Gen.Select(
                self,
                Gen.Int[0, 3],
                Gen.Int[0, 3],
                (item, least, more) =>
                    $$"""{"type":"array","items":{{item}},"minItems":{{least}},"maxItems":{{least + more}}}"""
            ),
            Gen.Const(
                """{"type":"array","items":{"type":"string"},"uniqueItems":true,"minItems":4}"""
            ),
            Gen.Select(
                self,
                self,
                (first, rest) =>
                    $$"""{"type":"array","prefixItems":[{{first}}],"items":{{rest}},"minItems":2}"""
            ),
            self.Select(item => $$"""{"type":"array","contains":{{item}},"minContains":2}""")
        );

    private static Gen<string> Alternatives(Gen<string> self) =>
        Gen.OneOf(
            self.Array[1, 3].Select(branches => $$"""{"anyOf":[{{string.Join(',', branches)}}]}"""),
            self.Select(one =>
                $$$"""{"oneOf":[{"type":"object","required":["k"],"properties":{"k":{"const":1},"v":{{{one}}} } },{"type":"object","required":["k"],"properties":{"k":{"const":2} } }]}"""
            ),
            self.Select(one => $$"""{"allOf":[{"title":"part"},{{one}}]}"""),
            self.Select(one =>
                $$$"""{"type":"object","required":["a"],"properties":{"a":{"enum":[1,2]}},"if":{"properties":{"a":{"const":1} } },"then":{"properties":{"b":{{{one}}} },"required":["b"]},"else":{"required":["c"]}}"""
            )
        );

    private static Gen<string> OneOf(params string[] values) =>
        Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
