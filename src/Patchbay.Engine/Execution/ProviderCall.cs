using System.Buffers;
using System.Net.Http.Headers;
using System.Text;
using Patchbay.Engine.Definitions;

namespace Patchbay.Engine.Execution;

/// <summary>One request to the provider and everything that may become of it.</summary>
internal sealed class ProviderCall(
    Connector connector,
    HttpMessageInvoker http,
    ExecutorOptions options,
    TimeProvider time
)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private readonly AnswerReader _reader = new(connector, time);

    /// <summary>Sends a request, again where that is safe, until an outcome stands.</summary>
    /// <param name="effect">What the request itself does, which decides whether it may be sent again.</param>
    public async Task<ActionOutcome> SendAsync(
        ActionDefinition action,
        string endpoint,
        Effect effect,
        ReadOnlyMemory<byte> body,
        ProviderConnection connection,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 0; ; attempt++)
        {
            var report = await SendOnceAsync(action, endpoint, body, connection, cancellationToken);
            if (report.Outcome.Failure is not { } failure)
                return report.Outcome.After(attempt + 1);
            if (attempt < options.MaxRetries && RetryRule.MayRepeat(effect, report))
            {
                var wait = RetryRule.Wait(options, attempt, failure.RetryAfter);
                if (wait <= options.MaxRetryWait)
                {
                    await Task.Delay(wait, time, cancellationToken);
                    continue;
                }
            }
            var uncertain = effect != Effect.Read && report is { Passing: true, NotTaken: false };
            ActionOutcome outcome = uncertain ? failure.MadeUncertain(action) : failure;
            return outcome.After(attempt + 1);
        }
    }

    private async Task<CallReport> SendOnceAsync(
        ActionDefinition action,
        string endpoint,
        ReadOnlyMemory<byte> body,
        ProviderConnection connection,
        CancellationToken cancellationToken
    )
    {
        using var request = BuildRequest(endpoint, body, connection);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var timeout = time.CreateTimer(
            static source => ((CancellationTokenSource)source!).Cancel(),
            either,
            options.RequestTimeout,
            Timeout.InfiniteTimeSpan
        );
        try
        {
            using var response = await http.SendAsync(request, either.Token);
            return await _reader.ReadAsync(
                action,
                response,
                action.MaxResponseBytes ?? options.MaxResponseBytes,
                connection.Key,
                either.Token
            );
        }
        catch (HttpRequestException exception)
        {
            return NeverConnected(exception.HttpRequestError)
                ? new CallReport(
                    Failures.Unreachable(connector, request.RequestUri!, Why(exception)),
                    Passing: true,
                    NotTaken: true
                )
                : new CallReport(Failures.ConnectionLost(connector), Passing: true);
        }
        catch (IOException)
        {
            return new CallReport(Failures.ConnectionLost(connector), Passing: true);
        }
        catch (OperationCanceledException)
            when (either.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new CallReport(
                Failures.TimedOut(connector, options.RequestTimeout),
                Passing: true
            );
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The handler's own ConnectTimeout: neither token was cancelled, so no connection came about.
            return new CallReport(
                Failures.Unreachable(connector, request.RequestUri!, "no connection in time"),
                Passing: true,
                NotTaken: true
            );
        }
    }

    private HttpRequestMessage BuildRequest(
        string endpoint,
        ReadOnlyMemory<byte> body,
        ProviderConnection connection
    )
    {
        var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = Json;
        var request = new HttpRequestMessage(
            HttpMethod.Post,
            ProviderHttp.Address(connection.BaseUrl ?? connector.Info.BaseUrl, endpoint)
        )
        {
            Content = content,
        };
        request.Headers.Authorization = BasicAuth(connection.Key);
        request.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        foreach (var (name, value) in connector.Info.Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    /// <summary>HTTP Basic with the key as user name and an empty password.</summary>
    private static AuthenticationHeaderValue BasicAuth(string key)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(key.Length) + 1);
        var length = Encoding.UTF8.GetBytes(key, bytes);
        bytes[length] = (byte)':';
        var header = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(bytes, 0, length + 1)
        );
        ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
        return header;
    }

    private static bool NeverConnected(HttpRequestError error) =>
        error
            is HttpRequestError.ConnectionError
                or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError;

    private static string Why(HttpRequestException exception) =>
        exception.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => "the host name is not known",
            HttpRequestError.SecureConnectionError => "no secure connection could be made",
            HttpRequestError.ProxyTunnelError => "the proxy refused",
            _ => "nothing answers there",
        };
}
