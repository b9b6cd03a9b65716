using System.Text;

namespace Patchbay.Engine.Schemas;

/// <summary>Where in an instance a fault lies; built only while faults are being explained.</summary>
internal sealed class InstancePath
{
    public static readonly InstancePath Root = new(null, null, 0, false);

    private readonly InstancePath? _parent;
    private readonly string? _name;
    private readonly int _index;

    private InstancePath(InstancePath? parent, string? name, int index, bool secret)
    {
        _parent = parent;
        _name = name;
        _index = index;
        Secret = secret;
    }

    /// <summary>The value here must not appear in a message.</summary>
    public bool Secret { get; }

    public InstancePath Property(string name, Report report) =>
        new(this, name, 0, Secret || report.IsSecret(name));

    public InstancePath Item(int index) => new(this, null, index, Secret);

    public InstancePath Hidden() => Secret ? this : new(_parent, _name, _index, true);

    public override string ToString()
    {
        var text = new StringBuilder();
        Write(text);
        return text.ToString();
    }

    private void Write(StringBuilder text)
    {
        if (_parent is null)
        {
            text.Append('$');
            return;
        }
        _parent.Write(text);
        if (_name is null)
            PathText.AppendItem(text, _index);
        else
            PathText.AppendMember(text, _name);
    }
}
