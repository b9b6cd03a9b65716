namespace Patchbay.Hub.Http;

/// <summary>
/// Refuses addresses that are too long with an answer that says so. The server itself would refuse them with an empty one.
/// </summary>
internal sealed class LongAddresses(RequestDelegate next)
{
    /// <summary>Characters of path and query.</summary>
    public const int Limit = 8 * 1024;

    /// <summary>Bytes of a request's first line that the server reads at all.</summary>
    public const int ServerLimit = 128 * 1024;

    public Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        if ((request.Path.Value?.Length ?? 0) + (request.QueryString.Value?.Length ?? 0) <= Limit)
            return next(http);
        // Nothing further on needs to read all of it.
        request.QueryString = QueryString.Empty;
        http.Response.StatusCode = StatusCodes.Status414UriTooLong;
        return http.GetEndpoint()?.Metadata.GetMetadata<LongAddressPage>() is { } page
            ? page.ShowAsync(http)
            : new ApiError(
                StatusCodes.Status414UriTooLong,
                "address_too_long",
                $"The address has more than {Limit} characters."
            )
            {
                Remedy = "Send fewer or shorter query parameters.",
            }.ExecuteAsync(http);
    }
}

/// <summary>On an endpoint that people open: what they see instead.</summary>
internal sealed record LongAddressPage(Func<HttpContext, Task> ShowAsync);
