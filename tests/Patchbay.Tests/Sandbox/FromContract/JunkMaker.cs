using System.Text;
using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox.FromContract;

/// <summary>Breaks valid requests in every way that a seed leads to. The same seed makes the same calls.</summary>
internal sealed class JunkMaker(int seed, IReadOnlyList<(string Endpoint, JsonObject Body)> valid)
{
    // Stands in the tree for text that no tree can hold.
    private const string Mark = "-raw-";

    private readonly Random _random = new(seed);

    public JunkCall Next()
    {
        var (endpoint, body) = Pick(valid);
        var kind = _random.Next(100);
        if (endpoint.Contains("upload", StringComparison.Ordinal) || kind < 2)
            return Form(endpoint, body);
        if (kind < 6)
            return Call(endpoint, Bytes(_random.Next(200)));
        var text = kind < 15 ? body.ToJsonString() : Mutated(body);
        var bytes = Encoding.UTF8.GetBytes(text);
        if (kind < 10)
            bytes = bytes[.._random.Next(bytes.Length)];
        else if (kind < 15)
            for (var i = 0; i < 3; i++)
                bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
        return kind < 92
            ? Call(endpoint, bytes)
            : new JunkCall(endpoint, bytes, Pick(JunkValues.ContentTypes));
    }

    private static JunkCall Call(string endpoint, byte[] body) =>
        new(endpoint, body, JunkCall.Json);

    private string Mutated(JsonObject body)
    {
        var copy = body.DeepClone().AsObject();
        var raw = new List<string>();
        for (var times = _random.Next(1, 4); times > 0; times--)
            Mutate(copy, raw);
        var text = new StringBuilder(copy.ToJsonString());
        for (var i = 0; i < raw.Count; i++)
            text.Replace($"\"{Mark}{i}\"", raw[i]);
        // Twice the same name.
        if (_random.Next(12) == 0)
            text.Insert(1, $"\"{Pick(Names(copy))}\":{Pick(JunkValues.All)},");
        return text.ToString();
    }

    private void Mutate(JsonObject body, List<string> raw)
    {
        var place = Pick(Objects(body));
        var name = Pick(Names(place));
        switch (_random.Next(8))
        {
            case 0:
                place.Remove(name);
                break;
            case 1:
                place[Pick(JunkValues.Names)] = Raw(Pick(JunkValues.All));
                break;
            case 2:
                // A value of another request, so an id of another kind.
                place[name] = Pick(valid)
                    .Body.Select(field => field.Value)
                    .FirstOrDefault()
                    ?.DeepClone();
                break;
            case 3:
                place[name] = new JsonArray(place[name]?.DeepClone(), place[name]?.DeepClone());
                break;
            case 4:
                place[name] = new JsonObject { ["value"] = place[name]?.DeepClone() };
                break;
            case 5 when place[name] is JsonArray { Count: > 0 } list:
                list[0] = Raw(Pick(JunkValues.All));
                break;
            default:
                place[name] = Raw(Pick(JunkValues.All));
                break;
        }

        JsonNode Raw(string text)
        {
            raw.Add(text);
            return $"{Mark}{raw.Count - 1}";
        }
    }

    // The fields as parts of a form, with a file that may lie anywhere, and a form that may end anywhere.
    private JunkCall Form(string endpoint, JsonObject body)
    {
        var boundary = _random.Next(10) == 0 ? "" : "b0undary";
        var form = new StringBuilder();
        foreach (var (name, value) in body)
            if (_random.Next(5) > 0)
                Part(name, "", _random.Next(3) == 0 ? Pick(JunkValues.All) : value?.ToString());
        foreach (var name in new[] { "file", "resume", "" })
            if (_random.Next(3) == 0)
                Part(name, "; filename=\"cv\\\"\r\n.pdf\"", "%PDF-1.4");
        if (_random.Next(4) > 0)
            form.Append($"--{boundary}--\r\n");
        var bytes = Encoding.UTF8.GetBytes(form.ToString());
        if (_random.Next(4) == 0)
            bytes = bytes[.._random.Next(bytes.Length + 1)];
        if (_random.Next(6) == 0)
            bytes = [.. bytes, .. Bytes(100)];
        return new JunkCall(endpoint, bytes, $"multipart/form-data; boundary={boundary}");

        void Part(string name, string more, string? value) =>
            form.Append(
                $"--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n{value}\r\n"
            );
    }

    private static List<JsonObject> Objects(JsonNode? node) =>
        node switch
        {
            JsonObject map => [map, .. map.SelectMany(field => Objects(field.Value))],
            JsonArray list => [.. list.SelectMany(Objects)],
            _ => [],
        };

    private static string[] Names(JsonObject map) =>
        map.Count == 0 ? JunkValues.Names : [.. map.Select(field => field.Key)];

    private byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        _random.NextBytes(bytes);
        return bytes;
    }

    private T Pick<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];
}
