using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Patchbay.Engine.Definitions;

namespace Patchbay.Hub.Executions.Pages;

/// <summary>Makes the form of an action from its input schema.</summary>
internal sealed partial class FormSchema
{
    private readonly Connector _connector;
    private readonly ActionDefinition _action;
    private readonly JsonElement _definitions;

    private FormSchema(Connector connector, ActionDefinition action, JsonElement schema)
    {
        _connector = connector;
        _action = action;
        schema.TryGetProperty("$defs", out _definitions);
    }

    public static FormField Of(Connector connector, ActionDefinition action)
    {
        var schema = action.Input.Bundle();
        return new FormSchema(connector, action, schema).Read(schema, null, true, []);
    }

    private FormField Read(
        JsonElement schema,
        string? name,
        bool required,
        ImmutableHashSet<string> within,
        string? help = null,
        string? owner = null
    )
    {
        // An id in a list or in a variant is one of what the member is about.
        owner = name ?? owner;
        if (schema.ValueKind != JsonValueKind.Object)
            return Anything with { Name = name, Required = required, Help = help };
        help ??= Text(schema, "description");
        if (Text(schema, "$ref") is { } reference)
        {
            var definition = reference[(reference.LastIndexOf('/') + 1)..];
            // What holds itself has no end as a form.
            return within.Contains(definition)
                ? new FormField("json")
                {
                    Name = name,
                    Required = required,
                    Help = help,
                }
                : Read(
                    _definitions.GetProperty(definition),
                    name,
                    required,
                    within.Add(definition),
                    help,
                    owner
                );
        }
        var (type, nullable) = Type(schema);
        return Shape(schema, type, help, within, owner) with
        {
            Name = name,
            Title = Text(schema, "title"),
            Help = help,
            Required = required,
            Nullable = nullable,
        };
    }

    private FormField Shape(
        JsonElement schema,
        string? type,
        string? help,
        ImmutableHashSet<string> within,
        string? owner
    )
    {
        if (schema.TryGetProperty("const", out var value))
            return new("fixed") { Value = value };
        if (schema.TryGetProperty("enum", out var options))
            return new("option")
            {
                Options = options.EnumerateArray().ToList(),
                Placeholder = Example(schema),
            };
        switch (type)
        {
            case "object":
                return Object(schema, within);
            case "array":
                return new("list")
                {
                    Item = schema.TryGetProperty("items", out var items)
                        ? Read(items, null, true, within, owner: owner)
                        : Anything,
                };
            case "boolean":
                return new("flag") { Placeholder = Example(schema) };
            case "integer" or "number":
                return new("number")
                {
                    Whole = type == "integer",
                    Placeholder = Example(schema),
                    Time =
                        help?.Contains("milliseconds since 1970", StringComparison.Ordinal) == true
                            ? "ms"
                            : null,
                };
            case "string":
                return TextField(schema, help, owner);
            case "null":
                return new("fixed") { Value = JsonElement.Parse("null") };
            default:
                return Choice(schema, within, owner) ?? Anything;
        }
    }

    private FormField TextField(JsonElement schema, string? help, string? owner)
    {
        if (Text(schema, "contentEncoding") == "base64")
            return new("base64");
        var time =
            Text(schema, "format") == "date-time"
            || help?.Contains("ISO 8601, best with a time zone", StringComparison.Ordinal) == true;
        return new("text")
        {
            Placeholder = Example(schema),
            Time = time ? "iso" : null,
            Long = help is not null && LongText().IsMatch(help),
            Record = owner is null ? null : _connector.Names.KindOf(_action.Id, owner)?.Name,
        };
    }

    private FormField Object(JsonElement schema, ImmutableHashSet<string> within)
    {
        var hasFields = schema.TryGetProperty("properties", out var properties);
        if (schema.TryGetProperty("additionalProperties", out var more))
        {
            if (more.ValueKind == JsonValueKind.Object)
                return new("map") { Item = Read(more, null, true, within) };
            if (more.ValueKind == JsonValueKind.True && !hasFields)
                return new("json") { Placeholder = "{}" };
        }
        var required = Names(schema);
        var (alternatives, exclusive) = Alternatives(schema);
        return new("object")
        {
            Fields = hasFields
                ? properties
                    .EnumerateObject()
                    .Select(member =>
                        Read(member.Value, member.Name, required.Contains(member.Name), within)
                    )
                    .OrderByDescending(field => field.Required)
                    .ToList()
                : [],
            OneOf = alternatives,
            Exclusive = exclusive,
        };
    }

    /// <summary>Alternatives that only say which members must be there.</summary>
    private static (IReadOnlyList<FormAlternative>? All, bool Exclusive) Alternatives(
        JsonElement schema
    )
    {
        foreach (var keyword in (ReadOnlySpan<string>)["oneOf", "anyOf"])
            if (schema.TryGetProperty(keyword, out var branches))
                return (
                    branches
                        .EnumerateArray()
                        .Select(branch => new FormAlternative(Text(branch, "title"), Names(branch)))
                        .ToList(),
                    keyword == "oneOf"
                );
        return (null, false);
    }

    private FormField? Choice(JsonElement schema, ImmutableHashSet<string> within, string? owner)
    {
        if (
            !schema.TryGetProperty("anyOf", out var branches)
            && !schema.TryGetProperty("oneOf", out branches)
        )
            return null;
        return new("choice")
        {
            Choices = branches
                .EnumerateArray()
                .Select(branch => Read(branch, null, true, within, owner: owner))
                .Select(choice => choice with { Title = choice.Title ?? Called(choice) })
                .ToList(),
        };
    }

    private static FormField Anything { get; } =
        new("choice")
        {
            Choices =
            [
                new("text") { Title = "Text", Required = true },
                new("number") { Title = "Number", Required = true },
                new("flag") { Title = "Yes or no", Required = true },
                new("json") { Title = "JSON", Required = true },
            ],
        };

    private static string Called(FormField field) =>
        field.Kind switch
        {
            "text" => "Text",
            "number" => "Number",
            "flag" => "Yes or no",
            "list" => "List",
            "object" => "Object",
            "fixed" => field.Value is { ValueKind: JsonValueKind.Null }
                ? "Nothing"
                : field.Value.ToString()!,
            _ => "Other",
        };

    private static (string? Type, bool Nullable) Type(JsonElement schema)
    {
        if (!schema.TryGetProperty("type", out var type))
            return (schema.TryGetProperty("properties", out _) ? "object" : null, false);
        if (type.ValueKind == JsonValueKind.String)
            return (type.GetString(), false);
        var types = type.EnumerateArray().Select(one => one.GetString()).ToList();
        var nullable = types.Remove("null");
        return (types is [var single] ? single : null, nullable);
    }

    private static string? Example(JsonElement schema)
    {
        if (schema.TryGetProperty("examples", out var examples) && examples.GetArrayLength() > 0)
            return Shown(examples[0]);
        if (schema.TryGetProperty("default", out var standard))
            return Shown(standard);
        return Text(schema, "format") switch
        {
            "date-time" => "2026-03-14T09:30:00Z",
            "date" => "2026-03-14",
            "uuid" => "00000000-0000-0000-0000-000000000000",
            "uri" => "https://example.com",
            "email" => "ada@example.com",
            _ => null,
        };
    }

    private static string Shown(JsonElement value) =>
        value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : string.Create(CultureInfo.InvariantCulture, $"{value.GetRawText()}");

    private static List<string> Names(JsonElement schema) =>
        schema.TryGetProperty("required", out var required)
            ? required.EnumerateArray().Select(name => name.GetString()!).ToList()
            : [];

    private static string? Text(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    [GeneratedRegex(
        "\\b(HTML|[Tt]ext of|[Bb]ody of|[Nn]ote)\\b",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex LongText();
}
