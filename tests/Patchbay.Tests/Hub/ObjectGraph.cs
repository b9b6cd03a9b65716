using System.Reflection;

namespace Patchbay.Tests.Hub;

/// <summary>Everything that can be reached from some objects: what a dump of their memory would hold, and no more.</summary>
internal sealed class ObjectGraph
{
    private const BindingFlags Fields =
        BindingFlags.Instance
        | BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.DeclaredOnly;

    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<(object Value, string Path)> _open = new();
    private readonly Func<Type, bool> _enters;
    private readonly List<(object Text, string Path)> _texts = [];

    /// <param name="enters">Which types' fields are followed; texts and arrays always are.</param>
    public ObjectGraph(Func<Type, bool> enters, params IEnumerable<object> roots)
    {
        _enters = enters;
        foreach (var root in roots)
            Open(root, root.GetType().Name);
        while (_open.TryPop(out var next))
            Visit(next.Value, next.Path);
    }

    public IEnumerable<T> All<T>() => _seen.OfType<T>();

    /// <summary>Where one of these byte sequences stands, in a text (as UTF-8 and UTF-16) or in bytes.</summary>
    public IEnumerable<string> Find(SecretForms forms) =>
        _texts.Where(one => forms.StandIn(one.Text)).Select(one => one.Path);

    private void Open(object? value, string path)
    {
        if (value is not null && (value is ValueType || _seen.Add(value)))
            _open.Push((value, path));
    }

    private void Visit(object value, string path)
    {
        switch (value)
        {
            case string or char[] or byte[]:
                _texts.Add((value, path));
                return;
            case Array array:
                var index = 0;
                if (!array.GetType().GetElementType()!.IsPrimitive)
                    foreach (var item in array)
                        Open(item, $"{path}[{index++}]");
                return;
        }
        if (!_enters(value.GetType()))
            return;
        for (var type = value.GetType(); type is not null; type = type.BaseType)
            foreach (var field in type.GetFields(Fields))
                if (!field.FieldType.IsPrimitive && !field.FieldType.IsPointer)
                    Open(field.GetValue(value), $"{path}.{field.Name}");
    }
}
