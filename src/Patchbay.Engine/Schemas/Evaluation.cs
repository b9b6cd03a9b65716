namespace Patchbay.Engine.Schemas;

/// <summary>
/// The state of one evaluation, needed only by schemas with <c>unevaluated*</c> or <c>$dynamicRef</c>: the resources
/// entered so far, and a stack of the indices (of members or items) that keywords have evaluated. A subschema that
/// fails takes its marks back by cutting the stack, so one pass is enough.
/// </summary>
internal sealed class Evaluation
{
    private readonly List<SchemaResource> _scope = [];
    private readonly List<int> _marks = [];

    public bool Marking { get; set; }

    /// <summary>Where the marks of the innermost schema with <c>unevaluated*</c> begin.</summary>
    public int Start { get; set; }

    public int Count => _marks.Count;

    public IReadOnlyList<SchemaResource> Scope => _scope;

    public void Mark(int index) => _marks.Add(index);

    public bool IsMarked(int index) => _marks.IndexOf(index, Start) >= 0;

    public void Restore(bool marking, int start, int count)
    {
        Marking = marking;
        Start = start;
        _marks.RemoveRange(count, _marks.Count - count);
    }

    public bool Enter(SchemaResource resource)
    {
        if (_scope.Count > 0 && ReferenceEquals(_scope[^1], resource))
            return false;
        _scope.Add(resource);
        return true;
    }

    public void Leave() => _scope.RemoveAt(_scope.Count - 1);
}
