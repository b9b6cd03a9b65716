using System.Collections.Concurrent;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using Patchbay.Hub.Access;
using Patchbay.Hub.Logs;

namespace Patchbay.Hub.Agents;

/// <summary>
/// Which program asks, by its own word. The newest version of the protocol says it with every request; the others only in
/// the handshake, so what was said there is remembered for the caller at that address: of two programs with one key on one
/// machine, the last one's name is taken.
/// </summary>
internal sealed class Clients
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<(string?, string?, string), RequestClient> _known = new();

    public RequestClient? Find(HttpContext http, Caller caller, JsonElement message)
    {
        McpMessage.Has(message, "params", JsonValueKind.Object, out var parameters);
        if (
            McpMessage.Has(parameters, "_meta", JsonValueKind.Object, out var meta)
            && Read(meta, MetaKeys.ClientInfo) is { } said
        )
            return said;
        var place = (
            caller.Actor.Id,
            http.Connection.RemoteIpAddress?.ToString(),
            http.Request.Headers.UserAgent.ToString()
        );
        if (
            McpMessage.Has(message, "method", JsonValueKind.String, out var method)
            && method.ValueEquals(RequestMethods.Initialize)
            && Read(parameters, "clientInfo") is { } client
        )
        {
            if (_known.Count >= Most)
                _known.Clear();
            return _known[place] = client;
        }
        return _known.GetValueOrDefault(place);
    }

    private static RequestClient? Read(JsonElement parent, string name) =>
        McpMessage.Has(parent, name, JsonValueKind.Object, out var client)
            ? RequestClient.Of(Text(client, "name"), Text(client, "version"))
            : null;

    private static string? Text(JsonElement parent, string name) =>
        McpMessage.Has(parent, name, JsonValueKind.String, out var value)
            ? value.GetString()
            : null;
}
