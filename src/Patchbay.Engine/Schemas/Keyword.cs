using System.Text.Json;

namespace Patchbay.Engine.Schemas;

/// <summary>One compiled keyword, or a group of keywords that only make sense together.</summary>
internal abstract class Keyword(string name)
{
    public string Name { get; } = name;

    /// <summary>Lower runs first: cheap checks before those that look at every child; unevaluated* must come last.</summary>
    public virtual int Rank => 1;

    public abstract bool Holds(in JsonElement instance, Evaluation? run);

    /// <summary>Reports at least one fault when <see cref="Holds"/> is false, none otherwise.</summary>
    public abstract void Explain(
        in JsonElement instance,
        Evaluation? run,
        Report report,
        InstancePath path
    );

    /// <summary>Subschemas applied to the same value as this keyword.</summary>
    public virtual IEnumerable<SchemaNode> InPlace => [];

    /// <summary>Subschemas applied to members, items or names of the value.</summary>
    public virtual IEnumerable<SchemaNode> Below => [];
}

/// <summary>A keyword that looks at the value alone and has one sentence to say about it.</summary>
internal abstract class Assertion(string name) : Keyword(name)
{
    public override int Rank => 0;

    protected abstract string Message(in JsonElement instance, bool secret);

    public override void Explain(
        in JsonElement instance,
        Evaluation? run,
        Report report,
        InstancePath path
    )
    {
        if (!Holds(instance, run))
            report.Add(path, Name, Message(instance, path.Secret));
    }
}
