using System.Buffers;
using System.Text.Json;
using Patchbay.Engine.Execution;
using Patchbay.Engine.Execution.Answers;

namespace Patchbay.Engine.Tools;

/// <summary>What a tool was called with: the action's one input, whichever style its arguments came in, and what is meant for us.</summary>
public sealed class ToolArguments
{
    /// <summary>Where an input may stand in the nested style, by all the names that clients use; the first wins a name's prefix.</summary>
    private static readonly string[] Places =
    [
        "body",
        "path",
        "query",
        "path_params",
        "query_params",
    ];

    private static readonly JsonElement Nothing = JsonElement.Parse("{}");

    private readonly Dictionary<string, string> _origins = new(StringComparer.Ordinal);
    private readonly List<InputFault> _faults = [];

    private ToolArguments() { }

    public JsonElement Input { get; private set; } = Nothing;

    /// <summary>How much of the answer is wanted; null when nothing was said.</summary>
    public AnswerOptions? Answer { get; private set; }

    public string? AccountId { get; private set; }

    /// <summary>What cannot be understood, by its place in the arguments.</summary>
    public IReadOnlyList<InputFault> Faults => _faults;

    /// <param name="tool">The tool that is called, or the action that is to be executed.</param>
    /// <param name="arguments">An object; undefined or null for none.</param>
    /// <param name="own">Names in it that are the calling tool's own business.</param>
    public static ToolArguments Read(
        ActionTool tool,
        JsonElement arguments,
        params ReadOnlySpan<string> own
    )
    {
        var read = new ToolArguments();
        if (arguments.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            return read;
        if (arguments.ValueKind != JsonValueKind.Object)
        {
            read._faults.Add(new("$", "must be an object"));
            return read;
        }
        var members = new List<(string Name, JsonElement Value)>();
        foreach (var argument in arguments.EnumerateObject())
            if (!own.Contains(argument.Name))
                read.Take(tool, argument, members);
        read.Input = Write(members);
        return read;
    }

    /// <summary>The place in the arguments that a place in the input came from.</summary>
    public string PlaceOf(string path)
    {
        var end = path.AsSpan(2 <= path.Length ? 2 : path.Length).IndexOfAny('.', '[');
        var name =
            path.Length <= 2 ? ""
            : end < 0 ? path[2..]
            : path.Substring(2, end);
        return _origins.TryGetValue(name, out var origin)
            ? $"{origin}{path[(2 + name.Length)..]}"
            : path;
    }

    private void Take(
        ActionTool tool,
        JsonProperty argument,
        List<(string Name, JsonElement Value)> members
    )
    {
        var (name, value) = (argument.Name, argument.Value);
        if (name == "answer" && !tool.Fields.Contains(name))
            TakeAnswer(value);
        else if (name is "account_id" or "x-account-id" && !tool.Fields.Contains(name))
            AccountId = Text(value, $"$.{name}");
        else if (name == "headers" && value.ValueKind is JsonValueKind.Object or JsonValueKind.Null)
            AccountId = OfHeaders(value) ?? AccountId;
        else if (name == "session_id" && !tool.Fields.Contains(name))
            return;
        else if (Places.Contains(name) && IsPlace(tool, name, value))
            TakePlace(tool, name, value, members);
        else
            Add(tool, Unprefixed(tool, name), value, $"$.{name}", members);
    }

    private void TakeAnswer(JsonElement value)
    {
        var read = AnswerOptions.Read(value);
        Answer = read.Options;
        _faults.AddRange(read.Faults);
    }

    /// <summary>A flat argument may have the name of a place: then it is not an object, or the tool knows no such object.</summary>
    private static bool IsPlace(ActionTool tool, string name, JsonElement value) =>
        value.ValueKind is JsonValueKind.Object or JsonValueKind.Null
        || !tool.Fields.Contains(name);

    private void TakePlace(
        ActionTool tool,
        string place,
        JsonElement value,
        List<(string Name, JsonElement Value)> members
    )
    {
        if (value.ValueKind == JsonValueKind.Null)
            return;
        if (value.ValueKind != JsonValueKind.Object)
        {
            _faults.Add(new($"$.{place}", "must be an object"));
            return;
        }
        foreach (var member in value.EnumerateObject())
            if (place == "body" || member.Name != "debug")
                Add(tool, member.Name, member.Value, $"$.{place}.{member.Name}", members);
    }

    private void Add(
        ActionTool tool,
        string name,
        JsonElement value,
        string origin,
        List<(string Name, JsonElement Value)> members
    )
    {
        name = PageName(tool, name);
        if (_origins.TryAdd(name, origin))
            members.Add((name, value));
        else if (_origins[name] != origin)
            _faults.Add(new(origin, $"is given as {_origins[name]} too"));
    }

    /// <summary>Agents that know another hub's words for pages use them here too.</summary>
    private static string PageName(ActionTool tool, string name) =>
        !tool.Action.IsPaged || tool.Fields.Contains(name)
            ? name
            : name switch
            {
                "page_size" or "pageSize" => "limit",
                "next_cursor" or "nextCursor" or "next" => "cursor",
                _ => name,
            };

    private static string Unprefixed(ActionTool tool, string name)
    {
        if (tool.Fields.Contains(name))
            return name;
        foreach (var place in Places)
            if (
                name.Length > place.Length
                && name[place.Length] == '_'
                && name.StartsWith(place, StringComparison.Ordinal)
            )
                return name[(place.Length + 1)..];
        return name;
    }

    private string? OfHeaders(JsonElement headers)
    {
        if (headers.ValueKind == JsonValueKind.Object)
            foreach (var header in headers.EnumerateObject())
                if (header.Name.Equals("x-account-id", StringComparison.OrdinalIgnoreCase))
                    return Text(header.Value, $"$.headers.{header.Name}");
        return null;
    }

    private string? Text(JsonElement value, string path)
    {
        if (value.ValueKind is JsonValueKind.String or JsonValueKind.Null)
            return value.GetString();
        _faults.Add(new(path, "must be text"));
        return null;
    }

    private static JsonElement Write(List<(string Name, JsonElement Value)> members)
    {
        if (members.Count == 0)
            return Nothing;
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in members)
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }
            writer.WriteEndObject();
        }
        return JsonElement.Parse(buffer.WrittenSpan);
    }
}
