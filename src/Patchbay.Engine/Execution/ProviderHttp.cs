using System.Diagnostics;
using System.Net;

namespace Patchbay.Engine.Execution;

/// <summary>The one way to a provider: pooled connections that carry nothing along that was not asked for.</summary>
public static class ProviderHttp
{
    /// <summary>Cookies and redirects off (a followed redirect would carry the key along); dispose it at shutdown.</summary>
    public static HttpMessageInvoker CreateClient(TimeSpan? connectTimeout = null) =>
        new(
            new SocketsHttpHandler
            {
                UseCookies = false,
                AllowAutoRedirect = false,
                AutomaticDecompression = DecompressionMethods.All,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                ConnectTimeout = connectTimeout ?? TimeSpan.FromSeconds(10),
                MaxConnectionsPerServer = 256,
                // The ids of a caller's trace are none of the provider's business.
                ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
            },
            disposeHandler: true
        );

    /// <summary>Where a method of the provider is called.</summary>
    public static Uri Address(Uri baseUrl, string endpoint)
    {
        var text = baseUrl.AbsoluteUri;
        return new Uri(text.EndsWith('/') ? text + endpoint : $"{text}/{endpoint}");
    }
}
