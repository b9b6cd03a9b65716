using System.Collections.Frozen;
using System.Net;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Agents;

/// <summary>
/// Refuses requests that a page of somebody else's got a browser to send. The specification asks it of every server; what
/// it keeps out is a name that is made to mean this machine (DNS rebinding), and pages of other origins.
/// </summary>
internal sealed class HostGuard(HubAddress address, IConfiguration configuration)
{
    /// <summary>Further names by which the hub may be called, and origins whose pages may call it: host names, with commas.</summary>
    public const string Setting = "PATCHBAY_MCP_HOSTS";

    private readonly FrozenSet<string> _allowed = (configuration[Setting] ?? "")
        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What is wrong with where the request comes from; null when nothing is.</summary>
    public string? Refusal(HttpRequest request)
    {
        var host = request.Host.Host;
        // An address in numbers is nobody's to redirect.
        if (!IsOwn(host) && !IPAddress.TryParse(host.Trim('[', ']'), out _))
            return $"This server is not called {Shown(host)}. PATCHBAY_PUBLIC_URL names its address, {Setting} further ones.";
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || MayCall(origin)
            ? null
            : $"Pages of {Shown(origin)} may not call this server. {Setting} names the hosts whose pages may.";
    }

    /// <summary>Whether pages of this origin may call.</summary>
    public bool MayCall(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page) && IsOwn(page.Host);

    private bool IsOwn(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip))
        || host.Equals(address.Known.Host, StringComparison.OrdinalIgnoreCase)
        || _allowed.Contains(host);

    private static string Shown(string text) => text.Length <= 100 ? text : text[..100] + "…";
}
