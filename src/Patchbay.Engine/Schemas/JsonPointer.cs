using System.Globalization;
using System.Text.Json;

namespace Patchbay.Engine.Schemas;

internal static class JsonPointer
{
    public static string Escape(string segment) => segment.Replace("~", "~0").Replace("/", "~1");

    public static string Unescape(string segment) => segment.Replace("~1", "/").Replace("~0", "~");

    public static JsonElement? Find(JsonElement root, string pointer)
    {
        foreach (var segment in pointer.Split('/').Skip(1))
        {
            var name = Unescape(segment);
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var member))
                root = member;
            else if (
                root.ValueKind == JsonValueKind.Array
                && int.TryParse(
                    name,
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var index
                )
                && index < root.GetArrayLength()
            )
                root = root[index];
            else
                return null;
        }
        return root;
    }
}
