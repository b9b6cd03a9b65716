using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Patchbay.Hub.Pages;

namespace Patchbay.Hub.Http;

/// <summary>Gives every failed request the one error body, whoever failed it.</summary>
internal sealed partial class ErrorBodies(RequestDelegate next, ILogger<ErrorBodies> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
            if (IsBare(http.Response))
                await ShowAsync(http, ForStatus(http));
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller went away: nobody is left to answer.
            if (!http.Response.HasStarted)
                http.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (BadHttpRequestException refused) when (!http.Response.HasStarted)
        {
            await ShowAsync(http, ForBadRequest(refused, http.Request.HasFormContentType));
        }
        catch (Exception bug) when (!http.Response.HasStarted)
        {
            LogUnhandled(bug, http.Request.Method, Place(http), http.TraceIdentifier);
            var error = new ApiError(
                StatusCodes.Status500InternalServerError,
                "internal_error",
                "The hub failed on this request."
            )
            {
                Remedy = $"The hub's log tells more under request {http.TraceIdentifier}.",
            };
            await ShowAsync(http, error);
        }
    }

    // Who reads it in a browser gets words, not JSON.
    private static Task ShowAsync(HttpContext http, ApiError error) =>
        http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
            ? HtmlPage
                .Show<ErrorPage>(http, new { error.Message, error.Remedy }, error.Status)
                .ExecuteAsync(http)
            : error.ExecuteAsync(http);

    /// <summary>The route, not the path: a part of that may be a token.</summary>
    private static string Place(HttpContext http) =>
        (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";

    private static bool IsBare(HttpResponse response) =>
        response
            is { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null };

    private static ApiError ForStatus(HttpContext http) =>
        http.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => ApiError.NotFound(
                "route_not_found",
                $"There is nothing at {http.Request.Method} {http.Request.Path}."
            ),
            StatusCodes.Status405MethodNotAllowed => new(
                StatusCodes.Status405MethodNotAllowed,
                "method_not_allowed",
                $"{http.Request.Path} does not take {http.Request.Method}, only {http.Response.Headers.Allow}."
            ),
            StatusCodes.Status413PayloadTooLarge => TooLarge(),
            StatusCodes.Status415UnsupportedMediaType => UnsupportedMediaType(),
            var status => new(status, $"http_{status}", $"The request was refused with {status}."),
        };

    private static ApiError ForBadRequest(BadHttpRequestException refused, bool isForm) =>
        refused.StatusCode switch
        {
            StatusCodes.Status413PayloadTooLarge => TooLarge(),
            StatusCodes.Status415UnsupportedMediaType => UnsupportedMediaType(),
            _ when refused.InnerException is JsonException fault => ForJson(fault),
            StatusCodes.Status400BadRequest when isForm => ApiError.Invalid(
                "The form is not whole, or holds what it cannot hold."
            ),
            // The framework's words for what is left name our own types.
            StatusCodes.Status400BadRequest => ApiError.Invalid("A JSON body is required."),
            var status => new(status, "invalid_request", refused.Message),
        };

    private static ApiError ForJson(JsonException fault)
    {
        // The serializer has no other sign for it than its words.
        if (UnknownMember().Match(fault.Message) is { Success: true } unknown)
        {
            var name = unknown.Groups["name"].Value;
            return ApiError.Invalid(
                $"{name} is not a member that this request takes.",
                new ApiFault($"$.{name}", "is not known")
            );
        }
        // Its message may quote the body, and the body may hold a key: only the place is told.
        var place = $"line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}";
        var path = string.IsNullOrEmpty(fault.Path) ? "$" : fault.Path;
        return fault.InnerException is JsonException || path == "$"
            ? ApiError.Invalid(
                $"The body is not valid JSON: see {place}.",
                new ApiFault(path, $"not valid JSON at {place}")
            )
            : ApiError.Invalid(
                $"{path} has the wrong type: see {place}.",
                new ApiFault(path, $"wrong type at {place}")
            );
    }

    [GeneratedRegex(
        "^The JSON property '(?<name>[^']{1,100})' could not be mapped",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex UnknownMember();

    private static ApiError TooLarge() =>
        new(
            StatusCodes.Status413PayloadTooLarge,
            "body_too_large",
            "The request's body is larger than this endpoint takes."
        )
        {
            Remedy =
                "The limit is 30 MiB for /actions/rpc and /mcp, where a file is base64 and so a third larger, and 1 MiB elsewhere.",
        };

    private static ApiError UnsupportedMediaType() =>
        new(
            StatusCodes.Status415UnsupportedMediaType,
            "unsupported_media_type",
            "The body must be JSON."
        )
        {
            Remedy = "Send the header Content-Type: application/json.",
        };

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed, request {RequestId}")]
    private partial void LogUnhandled(
        Exception exception,
        string method,
        string path,
        string requestId
    );
}
