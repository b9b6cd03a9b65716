using System.Text.Json;

namespace Patchbay.Engine.Schemas;

/// <summary>
/// When no alternative fits, a person wants to hear of the one that was meant: the faults of the nearest are reported,
/// and one line names the others.
/// </summary>
internal static class BranchFaults
{
    public static void Explain(
        string keyword,
        SchemaNode[] branches,
        in JsonElement instance,
        Evaluation? run,
        Report report,
        InstancePath path
    )
    {
        if (TypesAlone(branches, instance) is { } types)
        {
            report.Add(path, keyword, FaultMessages.Type(types, instance, path.Secret));
            return;
        }
        var value = instance;
        var scores = branches.Select(b => BranchScore.None.Add(b, value).Key).ToList();
        var best = scores.Max();
        var nearest = branches.Where((_, i) => scores[i] == best);
        // Beyond a few levels of alternatives in alternatives the first of the nearest has to do.
        var faults = nearest
            .Take(report.MayTry ? branches.Length : 1)
            .Select(Try)
            .MinBy(r => r.Faults.Count)!;
        report.AddRange(faults);
        var names = branches.Select((_, i) => NameOf(branches, i));
        var none = branches.Any(b => Title(b) is not null)
            ? $"fits none of: {string.Join(", ", names)}"
            : $"fits none of the {branches.Length} alternatives; the faults above are of the nearest";
        report.Add(path, keyword, none);

        Report Try(SchemaNode branch)
        {
            var trial = report.Trial();
            branch.Explain(value, run, trial, path);
            return trial;
        }
    }

    public static string NameOf(SchemaNode[] branches, int index) =>
        Title(branches[index]) ?? $"alternative {index + 1}";

    private static string? Title(SchemaNode branch) =>
        branch.Title
        ?? branch.Keywords.OfType<RefKeyword>().Select(r => r.Target.Title).FirstOrDefault();

    /// <summary>The union of the types, when not one alternative allows the type of the value: that is all there is to say.</summary>
    private static JsonTypes? TypesAlone(SchemaNode[] branches, in JsonElement instance)
    {
        var union = JsonTypes.None;
        foreach (var branch in branches)
        {
            var type = SchemaGraph
                .Unconditional(branch)
                .SelectMany(n => n.Keywords)
                .OfType<TypeKeyword>()
                .FirstOrDefault();
            if (type is null || type.Holds(instance, null))
                return null;
            union |= type.Allowed;
        }
        return union;
    }
}

/// <summary>How near a value comes to a schema, the most telling sign first.</summary>
internal sealed record BranchScore(int Types, int Discriminators, int Members)
{
    public static readonly BranchScore None = new(0, 0, 0);

    /// <summary>Orders scores.</summary>
    public (int, int, int) Key => (Types, Discriminators, Members);

    public BranchScore Add(SchemaNode branch, JsonElement instance)
    {
        var score = this;
        foreach (var node in SchemaGraph.Unconditional(branch))
        {
            if (node.Never)
                score = score with { Types = score.Types - 1 };
            foreach (var keyword in node.Keywords)
                score = score.Add(keyword, instance);
        }
        return score;
    }

    private BranchScore Add(Keyword keyword, JsonElement instance)
    {
        switch (keyword)
        {
            case TypeKeyword type:
                return this with { Types = Types - (type.Holds(instance, null) ? 0 : 1) };
            case ConstKeyword or EnumKeyword:
                return this with
                {
                    Discriminators = Discriminators + (keyword.Holds(instance, null) ? 1 : -1),
                };
            case RequiredKeyword required when instance.ValueKind == JsonValueKind.Object:
                return this with
                {
                    Members =
                        Members - required.Names.Count(n => !instance.TryGetProperty(n, out _)),
                };
            case PropertiesKeyword properties when instance.ValueKind == JsonValueKind.Object:
                var score = this;
                foreach (var property in instance.EnumerateObject())
                    score = score.AddMember(properties, property);
                return score;
            default:
                return this;
        }
    }

    private BranchScore AddMember(PropertiesKeyword properties, JsonProperty property)
    {
        if (!properties.Names(property, out var schema))
            return properties.Declares(property)
                ? this
                : this with
                {
                    Members = Members - (properties.Additional is null ? 0 : 1),
                };
        var score = this with { Members = Members + 1 };
        foreach (var keyword in SchemaGraph.Unconditional(schema).SelectMany(n => n.Keywords))
        {
            if (keyword is ConstKeyword or EnumKeyword)
                score = score with
                {
                    Discriminators =
                        score.Discriminators + (keyword.Holds(property.Value, null) ? 1 : -1),
                };
        }
        return score;
    }
}
