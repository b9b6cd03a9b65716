using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Patchbay.Engine.Definitions;

namespace Patchbay.Engine.Execution;

/// <summary>Turns an HTTP answer of the provider, of whatever shape, into an outcome.</summary>
internal sealed class AnswerReader(Connector connector, TimeProvider time)
{
    public async Task<CallReport> ReadAsync(
        ActionDefinition action,
        HttpResponseMessage response,
        int mostBytes,
        string key,
        CancellationToken cancellationToken
    )
    {
        var status = (int)response.StatusCode;
        var body = await ReadBodyAsync(response.Content, mostBytes, cancellationToken);
        if (body is null)
        {
            var failure = Failures.Unreadable(
                connector,
                status,
                $"it holds more than {mostBytes / (1024 * 1024)} MB"
            );
            return new CallReport(failure, Passing: true, NotTaken: false);
        }
        body = body.Without(key);
        var envelope = Envelope.Parse(body);
        if (envelope is { Success: true } && response.IsSuccessStatusCode)
            return new CallReport(Result(envelope, response, key));
        return Failure(action, response, envelope?.Without(key), body, key);
    }

    private ActionResult Result(Envelope envelope, HttpResponseMessage response, string key) =>
        new(envelope.Results)
        {
            NextCursor = envelope.NextCursor,
            SyncToken = envelope.SyncToken,
            Warnings = envelope.Warnings,
            ProviderRequestId = RequestId(response).Without(key),
        };

    private CallReport Failure(
        ActionDefinition action,
        HttpResponseMessage response,
        Envelope? envelope,
        byte[] body,
        string key
    )
    {
        var report = Judge(action, response, envelope);
        if (report.Outcome.Failure is not { } failure)
            return report;
        var message = envelope is null ? PlainText(body, key) : envelope.Message;
        failure = failure with
        {
            ProviderCode = failure.ProviderCode ?? Shorten(envelope?.Code),
            ProviderMessage = failure.ProviderMessage ?? Shorten(message),
            ProviderRequestId = envelope?.RequestId ?? RequestId(response).Without(key),
            ProviderStatus = (int)response.StatusCode,
        };
        return report with { Outcome = failure };
    }

    /// <summary>Which kind of failure it is, and whether the provider may have acted.</summary>
    private CallReport Judge(
        ActionDefinition action,
        HttpResponseMessage response,
        Envelope? envelope
    )
    {
        var status = (int)response.StatusCode;
        switch (response.StatusCode)
        {
            case HttpStatusCode.TooManyRequests:
                return RateLimited(response, envelope?.Code);
            case HttpStatusCode.Unauthorized:
                return new CallReport(Failures.KeyRejected(connector, status), NotTaken: true);
            case HttpStatusCode.Forbidden:
                // A wrong key is answered with prose, a missing permission with the envelope.
                return new CallReport(
                    envelope is { Success: false }
                        ? Failures.MissingPermission(connector, action)
                        : Failures.KeyRejected(connector, status),
                    NotTaken: true
                );
        }
        if (status >= 500)
            return new CallReport(Failures.ProviderError(connector, status), Passing: true);
        if (envelope is not { Success: false })
        {
            // A success that cannot be read may hide a write that was carried out.
            var failure = Failures.Unreadable(connector, status, Describe(response, envelope));
            return new CallReport(failure, Passing: response.IsSuccessStatusCode);
        }
        return Refused(action, response, envelope);
    }

    private CallReport Refused(
        ActionDefinition action,
        HttpResponseMessage response,
        Envelope envelope
    )
    {
        var meaning = connector.Errors.Find(envelope.Code);
        switch (meaning?.Kind)
        {
            case FailureKind.RateLimited:
                return RateLimited(response, envelope.Code);
            case FailureKind.MissingPermission:
                return new CallReport(
                    Failures.MissingPermission(connector, action),
                    NotTaken: true
                );
            case FailureKind.ProviderError:
                var failed = Failures.ProviderError(connector, (int)response.StatusCode);
                return new CallReport(
                    failed with
                    {
                        Remedy = meaning.Remedy ?? failed.Remedy,
                    },
                    Passing: true
                );
        }
        var kind = meaning?.Kind ?? FailureKind.Refused;
        var said = envelope.Message is { } message ? $": {Failures.Shorten(message, 300)}" : ".";
        return new CallReport(
            new ActionFailure(
                kind,
                $"{connector.Info.Name} refused {action.Label} ({envelope.Code}){said}",
                meaning?.Remedy ?? "Read the provider's message; it says what it minds.",
                Retryable: false
            ),
            NotTaken: true
        );
    }

    private CallReport RateLimited(HttpResponseMessage response, string? code)
    {
        var failure = Failures.RateLimited(connector, RetryAfter(response.Headers.RetryAfter));
        if (code is not null && connector.Errors.Find(code)?.Remedy is { } remedy)
            failure = failure with { Remedy = remedy };
        return new CallReport(failure, Passing: true, NotTaken: true);
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header)
    {
        var wait = header?.Delta ?? (header?.Date - time.GetUtcNow());
        return wait is { } value && value < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static string Describe(HttpResponseMessage response, Envelope? envelope)
    {
        if (envelope is not null)
            return "its JSON has not the agreed form";
        var type = response.Content.Headers.ContentType?.MediaType;
        return type is null or "application/json"
            ? $"HTTP {(int)response.StatusCode} with a body that is not whole JSON"
            : $"HTTP {(int)response.StatusCode} with {type}";
    }

    private string? RequestId(HttpResponseMessage response) =>
        response.Headers.TryGetValues(connector.Info.RequestIdHeader, out var values)
            ? values.FirstOrDefault()
            : null;

    /// <summary>The start of a body that is not JSON, fit to be shown.</summary>
    private static string? PlainText(byte[] body, string key)
    {
        var text = Encoding.UTF8.GetString(body, 0, Math.Min(body.Length, 4096)).Without(key)!;
        var clean = new string([
            .. text.Select(letter => char.IsControl(letter) ? ' ' : letter),
        ]).Trim();
        return clean.Length == 0 ? null : Failures.Shorten(clean, 200);
    }

    private static string? Shorten(string? text) =>
        text is null ? null : Failures.Shorten(text, 500);

    /// <summary>The whole body; null when it holds more than allowed.</summary>
    private static async Task<byte[]?> ReadBodyAsync(
        HttpContent content,
        int most,
        CancellationToken cancellationToken
    )
    {
        if (content.Headers.ContentLength is { } announced)
        {
            if (announced > most)
                return null;
            var exact = new byte[announced];
            await using var source = await content.ReadAsStreamAsync(cancellationToken);
            await source.ReadExactlyAsync(exact, cancellationToken);
            return exact;
        }
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            var length = 0;
            while (true)
            {
                if (length == buffer.Length)
                    buffer = Grow(buffer, length);
                var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
                if (read == 0)
                    return buffer.AsSpan(0, length).ToArray();
                length += read;
                if (length > most)
                    return null;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grow(byte[] buffer, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
