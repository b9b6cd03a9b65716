using System.Text.Json;

namespace Patchbay.Engine.Execution.Answers;

/// <summary>The fields to show, as a tree of names; writes of a value what it names, in the provider's order and form.</summary>
internal sealed class FieldTree
{
    private readonly List<(string Name, FieldTree Below)> _members = [];

    /// <summary>Set when a path ends here: the value is shown whole.</summary>
    private bool _isWhole;

    /// <summary>Some row had it.</summary>
    private bool _seen;

    /// <summary>Null for all fields.</summary>
    public static FieldTree? Of(IReadOnlyList<string>? paths)
    {
        if (paths is null)
            return null;
        var root = new FieldTree();
        foreach (var path in paths)
        {
            var node = root;
            foreach (var name in FieldPath.Names(path))
                node = node.Member(name);
            node._isWhole = true;
        }
        return root;
    }

    /// <summary>Whether any row written so far had the field.</summary>
    public bool Saw(string path)
    {
        var node = this;
        foreach (var name in FieldPath.Names(path))
        {
            node = node.Member(name);
            // A whole one takes what is below it along, unseen.
            if (node._isWhole && node._seen)
                return true;
        }
        return node._seen;
    }

    public void Write(RowText text, JsonElement value)
    {
        _seen = true;
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when !_isWhole:
                WriteMembers(text, value);
                break;
            case JsonValueKind.Array when !_isWhole:
                WriteItems(text, value);
                break;
            default:
                text.Write(value);
                break;
        }
    }

    private void WriteMembers(RowText text, JsonElement value)
    {
        var first = true;
        text.Write("{"u8);
        foreach (var member in value.EnumerateObject())
        {
            if (Find(member) is not { } below || !below.Fits(member.Value))
                continue;
            if (!first)
                text.Write(","u8);
            first = false;
            text.WriteName(member);
            below.Write(text, member.Value);
        }
        text.Write("}"u8);
    }

    private void WriteItems(RowText text, JsonElement value)
    {
        var first = true;
        text.Write("["u8);
        foreach (var item in value.EnumerateArray())
        {
            if (!Fits(item))
                continue;
            if (!first)
                text.Write(","u8);
            first = false;
            Write(text, item);
        }
        text.Write("]"u8);
    }

    /// <summary>A path that goes on below does not end in a text or a number; null is what may stand there.</summary>
    private bool Fits(JsonElement value) =>
        _isWhole
        || value.ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null;

    private FieldTree? Find(JsonProperty member)
    {
        foreach (var (name, below) in _members)
            if (member.NameEquals(name))
                return below;
        return null;
    }

    private FieldTree Member(string name)
    {
        foreach (var (known, below) in _members)
            if (known == name)
                return below;
        var added = new FieldTree();
        _members.Add((name, added));
        return added;
    }
}
