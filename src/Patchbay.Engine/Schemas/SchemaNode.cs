using System.Text.Json;

namespace Patchbay.Engine.Schemas;

/// <summary>One compiled (sub)schema. Its keywords are set once, before any evaluation.</summary>
internal sealed class SchemaNode(
    SchemaDocument document,
    SchemaResource resource,
    string pointer,
    JsonElement element
)
{
    public SchemaDocument Document { get; } = document;
    public SchemaResource Resource { get; } = resource;

    /// <summary><c>/$defs/Name</c> of the shared definition it lies in; meaningless elsewhere.</summary>
    public string Definition { get; } = SchemaLinker.SharedName(pointer);

    public string Pointer { get; } = pointer;
    public JsonElement Element { get; } = element;
    public Keyword[] Keywords { get; set; } = [];

    /// <summary>The schema <c>false</c>.</summary>
    public bool Never { get; } = element.ValueKind == JsonValueKind.False;

    public bool HasUnevaluated { get; set; }
    public bool WriteOnly { get; set; }

    public string? Title => Text("title");
    public string? DynamicAnchor => Text("$dynamicAnchor");

    public IEnumerable<SchemaNode> InPlace => Keywords.SelectMany(k => k.InPlace);
    public IEnumerable<SchemaNode> Below => Keywords.SelectMany(k => k.Below);

    public T? Find<T>()
        where T : Keyword => Keywords.OfType<T>().FirstOrDefault();

    public bool Holds(in JsonElement instance, Evaluation? run)
    {
        if (Never)
            return false;
        if (run is not null)
            return HoldsTracked(instance, run);
        foreach (var keyword in Keywords)
        {
            if (!keyword.Holds(instance, null))
                return false;
        }
        return true;
    }

    /// <summary>As <see cref="Holds"/>, for a member or item: what it marks as evaluated is none of the parent's business.</summary>
    public bool HoldsBelow(in JsonElement child, Evaluation? run)
    {
        if (run is null || !run.Marking)
            return Holds(child, run);
        var (start, count) = (run.Start, run.Count);
        run.Marking = false;
        var holds = Holds(child, run);
        run.Restore(marking: true, start, count);
        return holds;
    }

    private bool HoldsTracked(in JsonElement instance, Evaluation run)
    {
        var entered = run.Enter(Resource);
        var (marking, start, count) = (run.Marking, run.Start, run.Count);
        if (HasUnevaluated)
        {
            run.Marking = true;
            run.Start = count;
        }
        var holds = true;
        foreach (var keyword in Keywords)
        {
            if (!keyword.Holds(instance, run))
            {
                holds = false;
                break;
            }
        }
        run.Restore(marking, start, holds && marking ? run.Count : count);
        if (entered)
            run.Leave();
        return holds;
    }

    public void Explain(in JsonElement instance, Evaluation? run, Report report, InstancePath path)
    {
        if (report.Full)
            return;
        if (WriteOnly)
            path = path.Hidden();
        if (Never)
        {
            report.Add(path, "false", "nothing is allowed here");
            return;
        }
        var entered = run?.Enter(Resource) ?? false;
        foreach (var keyword in Keywords)
            keyword.Explain(instance, run, report, path);
        if (entered)
            run!.Leave();
    }

    private string? Text(string name) =>
        Element.ValueKind == JsonValueKind.Object
        && Element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
