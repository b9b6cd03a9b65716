using System.Net;
using Patchbay.Hub.Start;

namespace Patchbay.Hub.Events;

/// <summary>
/// Which addresses webhooks may go to. Whoever may make a webhook must not reach, through the hub, what stands in its own
/// network: the hub's neighbours, or a cloud's metadata service.
/// </summary>
internal sealed class AllowedTargets(IConfiguration configuration, IHostEnvironment environment)
{
    private const string Setting = "PATCHBAY_WEBHOOK_NETWORKS";

    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            // Within the global 2000::/3: protocol assignments with Teredo, documentation, 6to4.
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork GlobalV6 = IPNetwork.Parse("2000::/3");

    private readonly List<IPNetwork> _named = Read(configuration[Setting]);

    /// <summary>Checked for each connection, on the address that is then connected to: a name can change its mind.</summary>
    public bool IsAllowed(IPAddress address, bool encrypted)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (environment.IsDevelopment() && IPAddress.IsLoopback(address))
            return true;
        if (_named.Any(network => network.Contains(address)))
            return true;
        return encrypted && (environment.IsDevelopment() || IsPublic(address));
    }

    /// <summary>What can be told of a URL before anything connects to it; null when nothing speaks against it.</summary>
    public string? Fault(Uri url)
    {
        var encrypted = url.Scheme == Uri.UriSchemeHttps;
        if (IPAddress.TryParse(url.DnsSafeHost, out var address))
            return IsAllowed(address, encrypted) ? null
                : encrypted ? "must not be an address of a private network"
                : "must begin with https://";
        // In networks that the operator named, names may be plain; whether they stay there shows when they are connected to.
        return encrypted || _named.Count > 0 || (environment.IsDevelopment() && url.IsLoopback)
            ? null
            : "must begin with https://";
    }

    private static bool IsPublic(IPAddress address) =>
        (
            address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork
            || GlobalV6.Contains(address)
        ) && !NotPublic.Any(network => network.Contains(address));

    private static List<IPNetwork> Read(string? networks) =>
        (networks ?? "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(text =>
                IPNetwork.TryParse(text, out var network)
                    ? network
                    : throw new StartException(
                        $"{Setting} must be networks such as 10.0.0.0/8, separated by commas; '{text}' is none."
                    )
            )
            .ToList();
}
