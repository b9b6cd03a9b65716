using System.Net;
using System.Text.Json;

namespace Patchbay.Client.Wire;

/// <summary>Turns every way a call can fail into one typed error.</summary>
internal static class ErrorReader
{
    public static HubError FromAnswer(HttpResponseMessage response, byte[] body)
    {
        var status = (int)response.StatusCode;
        var answer = TryParse(body);
        if (answer?.Message is null)
            return Unreadable(
                response,
                $"The hub answered {status} without an error that can be read."
            );
        return new HubError(answer.Code ?? $"http_{status}", answer.Message)
        {
            StatusCode = status,
            Remedy = answer.Remedy,
            Retryable = answer.Retryable ?? false,
            Faults = answer.Faults ?? [],
            Suggestions = answer.Suggestions ?? [],
            ProviderErrors = answer.ProviderErrors ?? [],
            RetryAfter = RetryAfter(response),
        };
    }

    public static HubError Unreadable(HttpResponseMessage response, string message) =>
        new(HubErrorCodes.UnreadableAnswer, message)
        {
            StatusCode = (int)response.StatusCode,
            Remedy =
                "Check that the address is that of a Patchbay hub, and that no proxy answers for it.",
            Retryable =
                response.StatusCode
                    is HttpStatusCode.BadGateway
                        or HttpStatusCode.ServiceUnavailable,
            RetryAfter = RetryAfter(response),
        };

    public static HubError FromException(HttpRequestException exception, Uri hub) =>
        exception.HttpRequestError
            is HttpRequestError.ConnectionError
                or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError
            ? NoConnection(hub, exception.Message)
            : new(
                HubErrorCodes.ConnectionLost,
                $"The connection to the hub at {hub} broke before the answer was whole: {exception.Message}"
            )
            {
                Remedy =
                    "The call may or may not have been carried out: look before you send it again.",
            };

    public static HubError NoConnection(Uri hub, string reason) =>
        new(HubErrorCodes.Unreachable, $"The hub at {hub} cannot be reached: {reason}")
        {
            Remedy = "Check its address and that it runs. Nothing was sent.",
            Retryable = true,
        };

    public static HubError TimedOut(Uri hub, TimeSpan timeout) =>
        new(
            HubErrorCodes.TimedOut,
            $"The hub at {hub} did not answer within {timeout.TotalSeconds:0.#} seconds."
        )
        {
            Remedy =
                "The call may or may not have been carried out: look before you send it again.",
        };

    private static ErrorAnswer? TryParse(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, HubJson.Default.ErrorAnswer);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.Headers.RetryAfter is { } wait
            ? wait.Delta ?? (wait.Date - response.Headers.Date)
            : null;
}
