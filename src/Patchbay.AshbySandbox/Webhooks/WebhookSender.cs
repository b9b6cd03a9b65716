using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Patchbay.AshbySandbox.Webhooks;

/// <summary>Posts signed bodies to receivers: no redirects, cookies or proxy, and not longer than the limit.</summary>
internal sealed class WebhookSender(TimeProvider pace) : IDisposable
{
    /// <summary>Also for answering; counted at the pace of the sandbox's clock. Connecting is limited by real time.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private static readonly byte[] Ping =
        """{"action":"ping","data":{"webhookActionType":"ping"}}"""u8.ToArray();

    private readonly HttpClient _http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = Limit,
            ActivityHeadersPropagator = null,
        }
    )
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Whether the receiver takes webhooks: it answers, and with a status below 400 (section 8).</summary>
    public async Task<bool> PingAsync(string address, string secret, CancellationToken stop) =>
        await PostAsync(address, secret, Ping, stop) is (< 400, _);

    /// <summary>The status of the answer, or why there was none.</summary>
    public async Task<(int? Status, string? Error)> PostAsync(
        string address,
        string secret,
        byte[] body,
        CancellationToken stop
    )
    {
        using var limit = new CancellationTokenSource(Limit, pace);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address)
            {
                Content = new ByteArrayContent(body)
                {
                    Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
                },
            };
            request.Headers.TryAddWithoutValidation("User-Agent", "Ashby-Webhook");
            request.Headers.Add("Ashby-Signature", "sha256=" + Signature(secret, body));
            using var response = await _http.SendAsync(
                request,
                HttpCompletionOption.ResponseHeadersRead,
                either.Token
            );
            return ((int)response.StatusCode, null);
        }
        catch (OperationCanceledException)
            when (limit.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            return (
                null,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"No answer within {Limit.TotalSeconds} seconds"
                )
            );
        }
        // An address that passes as one may still name no host that can be asked.
        catch (Exception error)
            when (error is HttpRequestException or UriFormatException or InvalidOperationException)
        {
            return (null, error.Message);
        }
    }

    public void Dispose() => _http.Dispose();

    private static string Signature(string secret, byte[] body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));
}
