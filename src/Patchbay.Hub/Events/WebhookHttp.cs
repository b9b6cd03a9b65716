using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace Patchbay.Hub.Events;

/// <summary>Posts to endpoints that nobody here runs: no redirects, no cookies, no proxy, little patience.</summary>
internal sealed class WebhookHttp : IDisposable
{
    private const int AnswerRead = 4096;
    private const int AnswerKept = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly ProductInfoHeaderValue UserAgent = new(
        "Patchbay",
        typeof(WebhookHttp).Assembly.GetName().Version?.ToString(3)
    );

    private readonly AllowedTargets _allowed;
    private readonly TimeProvider _time;
    private readonly HttpMessageInvoker _http;

    public WebhookHttp(AllowedTargets allowed, TimeProvider time)
    {
        _allowed = allowed;
        _time = time;
        _http = new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                // What is not read of an answer is of no interest.
                MaxResponseDrainSize = 0,
                ConnectCallback = ConnectAsync,
            }
        );
    }

    /// <param name="headers">Beside the body's own.</param>
    /// <param name="secrets">Must not be found in what is kept of the answer.</param>
    public async Task<DeliveryAttempt> PostAsync(
        string url,
        byte[] body,
        IEnumerable<KeyValuePair<string, string>> headers,
        IReadOnlyList<string> secrets,
        CancellationToken cancellationToken
    )
    {
        var at = _time.GetUtcNow();
        var clock = _time.GetTimestamp();
        using var late = new CancellationTokenSource(Patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            late.Token,
            cancellationToken
        );
        int? status = null;
        string? error;
        string? answer = null;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, url)
            {
                Content = new ByteArrayContent(body),
            };
            request.Content.Headers.ContentType = new("application/json") { CharSet = "utf-8" };
            request.Headers.UserAgent.Add(UserAgent);
            foreach (var (name, value) in headers)
                request.Headers.Add(name, value);
            using var response = await _http.SendAsync(request, either.Token);
            status = (int)response.StatusCode;
            error = Fault(response);
            answer = await ReadAsync(response, secrets, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            error = $"No answer within {Patience.TotalSeconds} seconds.";
        }
        catch (HttpRequestException broken)
        {
            error = Explain(broken);
        }
        catch (IOException) when (status is not null)
        {
            // The status counts, whatever became of the rest.
            error = status is >= 200 and < 300 ? null : "The answer broke off.";
        }
        var took = _time.GetElapsedTime(clock);
        return new(at, status, (long)took.TotalMilliseconds, error, answer);
    }

    public void Dispose() => _http.Dispose();

    private async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken
    )
    {
        var target = context.DnsEndPoint;
        var encrypted = context.InitialRequestMessage.RequestUri!.Scheme == Uri.UriSchemeHttps;
        var found = await Dns.GetHostAddressesAsync(target.Host, cancellationToken);
        var addresses = found.Where(one => _allowed.IsAllowed(one, encrypted)).ToArray();
        if (addresses.Length == 0)
            throw new RefusedTargetException(found);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, target.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static string? Fault(HttpResponseMessage response) =>
        (int)response.StatusCode switch
        {
            >= 200 and < 300 => null,
            >= 300 and < 400 => "It answered with a redirect, which is not followed.",
            var status => $"It answered {status}.",
        };

    private static string Explain(HttpRequestException broken) =>
        broken switch
        {
            { InnerException: RefusedTargetException refused } => refused.Message,
            { HttpRequestError: HttpRequestError.NameResolutionError } =>
                "Its name cannot be resolved.",
            { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound } } =>
                "Its name cannot be resolved.",
            { HttpRequestError: HttpRequestError.SecureConnectionError } =>
                "No TLS connection: is its certificate valid for this name?",
            { HttpRequestError: HttpRequestError.ConnectionError } => "No connection.",
            _ => "The connection broke off.",
        };

    private static async Task<string?> ReadAsync(
        HttpResponseMessage response,
        IReadOnlyList<string> secrets,
        CancellationToken cancellationToken
    )
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[AnswerRead];
        var length = await stream.ReadAtLeastAsync(
            buffer,
            buffer.Length,
            throwOnEndOfStream: false,
            cancellationToken
        );
        if (length == 0)
            return null;
        var text = Encoding.UTF8.GetString(buffer, 0, length);
        foreach (var secret in secrets)
            text = text.Replace(secret, "[secret]", StringComparison.Ordinal);
        return text.Length > AnswerKept ? text[..AnswerKept] + "…" : text;
    }

    private sealed class RefusedTargetException(IEnumerable<IPAddress> addresses)
        : Exception(
            $"It leads to {string.Join(", ", addresses)}, where webhooks of this hub may not go."
        );
}
