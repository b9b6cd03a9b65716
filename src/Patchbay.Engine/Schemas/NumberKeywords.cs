using System.Text.Json;

namespace Patchbay.Engine.Schemas;

internal sealed class LimitKeyword(
    string name,
    JsonElement limit,
    Func<int, bool> allows,
    string words
) : Assertion(name)
{
    private readonly ExactNumber _limit = ExactNumber.Of(limit);

    public JsonElement Limit => limit;

    public override bool Holds(in JsonElement instance, Evaluation? run) =>
        instance.ValueKind != JsonValueKind.Number
        || allows(ExactNumber.Of(instance).Against(_limit));

    protected override string Message(in JsonElement instance, bool secret) =>
        $"must be {words} {limit.GetRawText()}{FaultMessages.Got(instance, secret)}";
}

internal sealed class MultipleOfKeyword(JsonElement divisor) : Assertion("multipleOf")
{
    private readonly ExactNumber _divisor = ExactNumber.Of(divisor);

    public JsonElement Divisor => divisor;

    public override bool Holds(in JsonElement instance, Evaluation? run) =>
        instance.ValueKind != JsonValueKind.Number
        || ExactNumber.Of(instance).IsMultipleOf(_divisor);

    protected override string Message(in JsonElement instance, bool secret) =>
        $"must be a multiple of {divisor.GetRawText()}{FaultMessages.Got(instance, secret)}";
}

internal static class NumberKeywords
{
    public static void MultipleOf(NodeBuilder node, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Number || !ExactNumber.Of(value).IsPositive)
            node.Defect("multipleOf", "must be a number above 0");
        else
            node.Add(new MultipleOfKeyword(value));
    }

    public static void Maximum(NodeBuilder node, JsonElement value) =>
        Limit(node, "maximum", value, c => c <= 0, "at most");

    public static void Minimum(NodeBuilder node, JsonElement value) =>
        Limit(node, "minimum", value, c => c >= 0, "at least");

    public static void ExclusiveMaximum(NodeBuilder node, JsonElement value) =>
        Limit(node, "exclusiveMaximum", value, c => c < 0, "below");

    public static void ExclusiveMinimum(NodeBuilder node, JsonElement value) =>
        Limit(node, "exclusiveMinimum", value, c => c > 0, "above");

    private static void Limit(
        NodeBuilder node,
        string name,
        JsonElement value,
        Func<int, bool> allows,
        string words
    )
    {
        if (value.ValueKind != JsonValueKind.Number)
            node.Defect(name, "must be a number");
        else
            node.Add(new LimitKeyword(name, value, allows, words));
    }
}
