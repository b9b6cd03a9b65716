using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Patchbay.Hub.Start;

namespace Patchbay.Hub.Http;

/// <summary>Where this hub is found.</summary>
internal sealed class HubAddress(IServer server, IConfiguration configuration)
{
    private readonly Uri? _public = configuration.Address("PATCHBAY_PUBLIC_URL") is { } address
        ? new Uri(address.AbsoluteUri.TrimEnd('/') + "/")
        : null;

    /// <summary>The address it listens on, as seen from this machine; known once it listens.</summary>
    public Uri Local
    {
        get
        {
            var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
            var address = new Uri(
                addresses
                    .OrderByDescending(one => one.StartsWith("http:", StringComparison.Ordinal))
                    .FirstOrDefault()
                    ?? throw new InvalidOperationException("The hub does not listen yet.")
            );
            return address.Host is "0.0.0.0" or "[::]" or "+" or "*"
                ? new UriBuilder(address) { Host = "127.0.0.1" }.Uri
                : address;
        }
    }

    /// <summary>The address for others where no request tells how they find it.</summary>
    public Uri Known => _public ?? new Uri(Local, "/");

    /// <summary>The address for others: as configured, else as the caller itself found it.</summary>
    public Uri Public(HttpRequest request) =>
        _public ?? new Uri($"{request.Scheme}://{request.Host}{request.PathBase}/");
}
