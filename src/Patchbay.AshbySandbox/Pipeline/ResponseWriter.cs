using System.Globalization;
using Microsoft.Net.Http.Headers;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Pipeline;

/// <summary>Writes an answer with the headers that Ashby's answers carry (section 1).</summary>
internal sealed class ResponseWriter
{
    public const string Version = "2026-01-01";

    private readonly HttpContext _http;

    public ResponseWriter(HttpContext http, string requestId)
    {
        _http = http;
        RequestId = requestId;
        var headers = http.Response.Headers;
        headers["x-ashby-request-id"] = requestId;
        headers["Ashby-Version"] = Version;
        headers["Ashby-Version-Status"] = "active";
        headers[HeaderNames.Vary] = "Origin";
        headers["referrer-policy"] = "same-origin";
    }

    public string RequestId { get; }

    public Task JsonAsync(
        int status,
        ReadOnlyMemory<byte> body,
        int? retryAfterSeconds,
        CancellationToken stop
    )
    {
        if (retryAfterSeconds is { } seconds)
            _http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return WriteAsync(status, "application/json; charset=utf-8", body, stop);
    }

    public Task ThrottledAsync(int retryAfterSeconds, CancellationToken stop) =>
        JsonAsync(
            429,
            Envelope.Write(
                new SandboxError(
                    "rate_limit_exceeded",
                    $"Too many requests. Try again in {retryAfterSeconds} seconds."
                ),
                RequestId
            ),
            retryAfterSeconds,
            stop
        );

    public Task TextAsync(int status, string text, CancellationToken stop) =>
        WriteAsync(
            status,
            "text/plain; charset=utf-8",
            System.Text.Encoding.UTF8.GetBytes(text),
            stop
        );

    public async Task WriteAsync(
        int status,
        string contentType,
        ReadOnlyMemory<byte> body,
        CancellationToken stop
    )
    {
        _http.Response.StatusCode = status;
        _http.Response.ContentType = contentType;
        _http.Response.ContentLength = body.Length;
        await _http.Response.Body.WriteAsync(body, stop);
    }

    /// <summary>Resets the connection.</summary>
    public void Close() => _http.Abort();

    /// <summary>Sends half of the body and ends the answer in good order, so that only its JSON is broken.</summary>
    public async Task TruncateAsync(ReadOnlyMemory<byte> body, CancellationToken stop)
    {
        _http.Response.ContentType = "application/json; charset=utf-8";
        await _http.Response.Body.WriteAsync(body[..(body.Length / 2)], stop);
    }

    public async Task SlowAsync(
        ReadOnlyMemory<byte> body,
        TimeSpan time,
        SandboxClock clock,
        CancellationToken stop
    )
    {
        const int Pieces = 10;
        _http.Response.ContentType = "application/json; charset=utf-8";
        _http.Response.ContentLength = body.Length;
        var start = clock.Now;
        for (var piece = 0; piece < Pieces; piece++)
        {
            await clock.WaitUntilAsync(start + time * (piece + 1) / Pieces, stop);
            var from = body.Length * piece / Pieces;
            var to = body.Length * (piece + 1) / Pieces;
            await _http.Response.Body.WriteAsync(body[from..to], stop);
            await _http.Response.Body.FlushAsync(stop);
        }
    }

    public async Task HugeAsync(long bytes, CancellationToken stop)
    {
        _http.Response.ContentType = "application/json; charset=utf-8";
        var block = new byte[64 * 1024];
        block.AsSpan().Fill((byte)'x');
        await _http.Response.Body.WriteAsync("{\"success\":true,\"results\":\""u8.ToArray(), stop);
        for (var left = bytes; left > 0; left -= block.Length)
            await _http.Response.Body.WriteAsync(
                block.AsMemory(0, (int)Math.Min(left, block.Length)),
                stop
            );
        await _http.Response.Body.WriteAsync("\"}"u8.ToArray(), stop);
    }
}
