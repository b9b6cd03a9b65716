using System.Globalization;
using System.Text.Json.Serialization;

namespace Patchbay.Hub.Http;

/// <summary>The one body every error has: StackOne's three fields, then what a caller needs to act on it.</summary>
/// <param name="Code">Stable and for code; the message is for people.</param>
internal sealed record ApiError(int Status, string Code, string Message) : IResult
{
    /// <summary>What to do about it.</summary>
    public string? Remedy { get; init; }

    /// <summary>The same call may succeed later without any change, and sending it again does no harm.</summary>
    public bool Retryable { get; init; }

    public IReadOnlyList<ApiFault>? Faults { get; init; }

    public IReadOnlyList<string>? Suggestions { get; init; }

    public IReadOnlyList<ApiProviderError>? ProviderErrors { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        // Chromium keeps some error statuses of a GET otherwise, and shows them again after the cause is gone.
        response.Headers.CacheControl = "no-store";
        if (RetryAfter is { } wait)
            response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds))
                .ToString(CultureInfo.InvariantCulture);
        var time = httpContext.RequestServices.GetRequiredService<TimeProvider>();
        var body = new ErrorBody(
            Status,
            Message,
            time.GetUtcNow(),
            Code,
            Remedy,
            Retryable,
            Faults,
            Suggestions,
            ProviderErrors,
            ForAgents(httpContext)
        );
        return response.WriteAsJsonAsync(body, HubJson.Options, httpContext.RequestAborted);
    }

    public static ApiError Invalid(string message, params IReadOnlyList<ApiFault> faults) =>
        new(StatusCodes.Status400BadRequest, "invalid_request", message)
        {
            Faults = faults.Count == 0 ? null : faults,
        };

    public static ApiError NotFound(string code, string message) =>
        new(StatusCodes.Status404NotFound, code, message);

    internal sealed record ErrorBody(
        [property: JsonPropertyName("statusCode")] int StatusCode,
        string Message,
        DateTimeOffset Timestamp,
        string Code,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Remedy,
        bool Retryable,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
            IReadOnlyList<ApiFault>? Faults,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
            IReadOnlyList<string>? Suggestions,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
            IReadOnlyList<ApiProviderError>? ProviderErrors,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Error
    );

    /// <summary>Clients of StackOne's MCP endpoint look for the reason under another name.</summary>
    private string? ForAgents(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<AgentErrors>() is null ? null
        : Status == StatusCodes.Status401Unauthorized ? "Invalid authentication token"
        : Message;
}

/// <summary>On an endpoint of agents: its errors say their reason in <c>error</c> too.</summary>
internal sealed record AgentErrors;

/// <param name="Path">JSON path in the request's body or in the action's input.</param>
internal sealed record ApiFault(string Path, string Message);

/// <param name="Status">The HTTP status the provider answered with; null when it did not answer.</param>
/// <param name="Url">The address that was called.</param>
/// <param name="Raw">What was kept of the provider's answer.</param>
internal sealed record ApiProviderError(int? Status, string? Url, ProviderAnswer Raw);

internal sealed record ProviderAnswer(string? Code, string? Message, string? RequestId);
