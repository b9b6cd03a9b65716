using System.Text;

namespace Patchbay.Engine.Schemas;

/// <summary>JSON paths as people read them: <c>$.items[3].value</c>, <c>$['odd key']</c>.</summary>
internal readonly record struct PathText(string Text)
{
    public string Member(string name)
    {
        var text = new StringBuilder(Text);
        AppendMember(text, name);
        return text.ToString();
    }

    public string Item(int index)
    {
        var text = new StringBuilder(Text);
        AppendItem(text, index);
        return text.ToString();
    }

    public static void AppendItem(StringBuilder text, int index) =>
        text.Append('[').Append(index).Append(']');

    public static void AppendMember(StringBuilder text, string name)
    {
        if (IsPlain(name))
            text.Append('.').Append(name);
        else
            text.Append("['").Append(name.Replace("\\", "\\\\").Replace("'", "\\'")).Append("']");
    }

    private static bool IsPlain(string name) =>
        name.Length > 0
        && !char.IsAsciiDigit(name[0])
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '$');
}
