using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Patchbay.Engine.Schemas;

internal sealed class LengthKeyword(string name, long limit) : Assertion(name)
{
    private readonly bool _atMost = name == "maxLength";

    public long Limit => limit;

    public override bool Holds(in JsonElement instance, Evaluation? run)
    {
        if (instance.ValueKind != JsonValueKind.String)
            return true;
        var length = JsonText.CountCodePoints(instance);
        return _atMost ? length <= limit : length >= limit;
    }

    protected override string Message(in JsonElement instance, bool secret) =>
        (_atMost, limit) switch
        {
            (false, 1) => "must not be empty",
            (false, _) =>
                $"must have at least {FaultMessages.Count(limit, "character")}{Length(instance, secret)}",
            (true, _) =>
                $"must have at most {FaultMessages.Count(limit, "character")}{Length(instance, secret)}",
        };

    private static string Length(in JsonElement instance, bool secret) =>
        secret ? "" : $", has {JsonText.CountCodePoints(instance)}";
}

internal sealed class PatternKeyword(string source, Regex regex) : Assertion("pattern")
{
    public string Source => source;

    public override bool Holds(in JsonElement instance, Evaluation? run) =>
        instance.ValueKind != JsonValueKind.String || Matches(regex, JsonText.Utf8(instance));

    protected override string Message(in JsonElement instance, bool secret) =>
        $"must match the pattern {source}{FaultMessages.Got(instance, secret)}";

    /// <summary>A match that takes too long counts as none: such a value is refused, not waited for.</summary>
    public static bool Matches(Regex regex, ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonText.Matches(utf8, regex, static (text, r) => r.IsMatch(text));
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}

internal sealed class FormatKeyword(Format format) : Assertion("format")
{
    public Format Format => format;

    public override bool Holds(in JsonElement instance, Evaluation? run) => format.Holds(instance);

    protected override string Message(in JsonElement instance, bool secret) =>
        $"{(secret ? "" : FaultMessages.Show(instance) + " ")}is not {format.Words}, such as {format.Example}";
}

internal static class StringKeywords
{
    public static void MaxLength(NodeBuilder node, JsonElement value) =>
        Length(node, "maxLength", value);

    public static void MinLength(NodeBuilder node, JsonElement value) =>
        Length(node, "minLength", value);

    public static void Pattern(NodeBuilder node, JsonElement value)
    {
        if (node.Text("pattern", value) is not { } source)
            return;
        if (EcmaPattern.TryCompile(source, out var regex, out var why))
            node.Add(new PatternKeyword(source, regex));
        else
            node.Defect("pattern", why);
    }

    public static void Format(NodeBuilder node, JsonElement value)
    {
        if (node.Text("format", value) is not { } name || !node.AssertFormats)
            return;
        if (Formats.Asserted.TryGetValue(name, out var format))
            node.Add(new FormatKeyword(format));
        else if (!Formats.Annotations.Contains(name))
            node.Defect("format", $"unknown format `{name}`");
    }

    private static void Length(NodeBuilder node, string name, JsonElement value)
    {
        if (node.Count(name, value) is { } limit)
            node.Add(new LengthKeyword(name, limit));
    }
}
