using Patchbay.Hub.Access;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Logs;

/// <summary>Where a request came from.</summary>
/// <param name="CallerId">The API key or the person that called; null for what the hub does by itself.</param>
/// <param name="Transport">One of StackOne's: HTTP, MCP, ACTION_RPC; or ours: KEY_CHECK.</param>
/// <param name="SourceType">One of StackOne's, such as API or MCP.</param>
/// <param name="UserAgent">What the caller calls itself.</param>
internal sealed record RequestSource(
    string RequestId,
    string? CallerId,
    string Transport,
    string SourceType,
    string Method,
    string Path,
    string Url,
    string? UserAgent,
    string? Ip
)
{
    /// <summary>Agents call by it, and nobody else.</summary>
    public const string Mcp = "MCP";

    /// <summary>Who called; null for what the hub does by itself.</summary>
    public Caller? Caller { get; init; }

    /// <summary>The agent session that it belongs to.</summary>
    public string? SessionId => Caller?.Session?.Id;

    public bool IsByAgent => Transport == Mcp;

    /// <summary>The MCP client, by its own word.</summary>
    public RequestClient? Client { get; init; }

    private const int LongestAgent = 200;

    public static RequestSource Of(
        HttpContext http,
        Caller caller,
        string transport,
        string sourceType = "API"
    )
    {
        var request = http.Request;
        var agent = request.Headers.UserAgent.ToString();
        return new(
            http.TraceIdentifier,
            caller.Actor.Id,
            transport,
            sourceType,
            request.Method,
            request.Path,
            // Without the query, which may carry a token.
            $"{request.Scheme}://{request.Host}{request.PathBase}{request.Path}",
            agent.Length == 0 ? null : agent[..Math.Min(agent.Length, LongestAgent)],
            http.Connection.RemoteIpAddress?.ToString()
        )
        {
            Caller = caller,
        };
    }

    /// <summary>
    /// A check of a provider's key. It has an entry of its own, beside that of a request that asked for it: that one
    /// may be a session's or nobody's, and the check is what the provider sees.
    /// </summary>
    public static RequestSource OfKeyCheck(Uri address, DateTimeOffset now) =>
        new(
            Ids.NewInOrder("req", now),
            null,
            "KEY_CHECK",
            "CONNECTION_TEST",
            HttpMethods.Post,
            address.AbsolutePath,
            address.AbsoluteUri,
            null,
            null
        );

    /// <summary>The log of this request, to be filled with what it was about.</summary>
    public RequestLog Ended(
        string projectId,
        int status,
        DateTimeOffset startedAt,
        TimeSpan duration
    ) =>
        new()
        {
            RequestId = RequestId,
            ProjectId = projectId,
            Method = Method,
            Path = Path,
            Url = Url,
            Status = status,
            Success = status < 400,
            StartedAt = startedAt,
            Duration = Math.Round(duration.TotalMilliseconds, 3),
            Transport = Transport,
            SourceType = SourceType,
            SourceValue = UserAgent,
            SourceId = CallerId,
            SourceIp = Ip,
            SessionId = SessionId,
            ClientName = Client?.Name,
            ClientVersion = Client?.Version,
        };
}
