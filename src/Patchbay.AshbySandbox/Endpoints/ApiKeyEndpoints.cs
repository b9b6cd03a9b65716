using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Contract;
using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Endpoints;

internal static class ApiKeyEndpoints
{
    public static void AddTo(HandlerTable table) => table["apiKey.info"] = Info;

    private static Answer Info(JsonObject request, SandboxContext context) =>
        new JsonObject
        {
            ["title"] = context.Key.Title,
            ["createdAt"] = Formats.Time(context.Key.CreatedAt),
            ["scopes"] = new JsonArray([
                .. context.Key.Permissions.Select(permission => (JsonNode)Scope(permission)),
            ]),
        };

    // candidatesRead is spelled candidates:read here, and here only (section 1).
    private static string Scope(string permission)
    {
        foreach (var access in (string[])["Read", "Write", "Delete"])
            if (permission.EndsWith(access, StringComparison.Ordinal))
                return $"{permission[..^access.Length]}:{access.ToLowerInvariant()}";
        return permission;
    }
}
