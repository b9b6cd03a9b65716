using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Patchbay.Cli.Output;
using Patchbay.Cli.Settings;
using Patchbay.Mcp;

namespace Patchbay.Cli.Agents;

/// <summary>
/// Passes messages between an agent's host, which speaks lines over a pipe, and a hub's endpoint, which speaks HTTP.
/// </summary>
internal sealed class HubBridge : IDisposable
{
    private readonly CliHost _host;
    private readonly Uri _endpoint;
    private readonly HubTarget _target;
    private readonly HttpClient _http = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }
    )
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _running = new(
        StringComparer.Ordinal
    );

    /// <summary>What the handshake came to; the hub keeps no sessions, so each later request says it again.</summary>
    private string? _version;

    /// <param name="query">Of the endpoint: mode, style, filters.</param>
    public HubBridge(CliHost host, HubTarget target, string query)
    {
        _host = host;
        _target = target;
        _endpoint = new UriBuilder(new Uri(Root(target.Address), "mcp")) { Query = query }.Uri;
    }

    /// <summary>Returns when the agent's host closes its end and all it asked for is answered.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var lines = new StreamReader(_host.Input, Encoding.UTF8, leaveOpen: true);
        var under = new List<Task>();
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            under.RemoveAll(task => task.IsCompletedSuccessfully);
            under.Add(PassOnAsync(line, cancellationToken));
        }
        await Task.WhenAll(under);
    }

    public void Dispose()
    {
        _http.Dispose();
        _turn.Dispose();
    }

    private static Uri Root(Uri address) => new(address.AbsoluteUri.TrimEnd('/') + "/");

    private async Task PassOnAsync(string line, CancellationToken cancellationToken)
    {
        var message = BridgedMessage.Read(line);
        if (message.CancelledId is { } cancelled && _running.TryGetValue(cancelled, out var call))
            await call.CancelAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (message.Id is not null)
            _running[message.Id] = stop;
        try
        {
            await SendAsync(line, message, stop.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Given up by the agent, which waits for no answer any more.
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            await FailAsync(
                message,
                $"The hub at {_target.Address} cannot be reached: {fault.Message}",
                cancellationToken
            );
        }
        finally
        {
            if (message.Id is not null)
                _running.TryRemove(new(message.Id, stop));
        }
    }

    private async Task SendAsync(
        string line,
        BridgedMessage message,
        CancellationToken cancellationToken
    )
    {
        using var request = Request(line, message);
        using var response = await _http.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead,
            cancellationToken
        );
        if (response.Content.Headers.ContentType?.MediaType == "text/event-stream")
        {
            using var events = new StreamReader(
                await response.Content.ReadAsStreamAsync(cancellationToken)
            );
            while (await events.ReadLineAsync(cancellationToken) is { } part)
                if (part.StartsWith("data:", StringComparison.Ordinal))
                    await AnswerAsync(message, part[5..].Trim(), cancellationToken);
            return;
        }
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        if (BridgedMessage.IsMessage(body))
            await AnswerAsync(message, body, cancellationToken);
        else if (response.StatusCode != HttpStatusCode.Accepted)
            await FailAsync(message, Reason(response, body), cancellationToken);
    }

    private HttpRequestMessage Request(string line, BridgedMessage message)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, _endpoint)
        {
            Content = new StringContent(line, Encoding.UTF8, "application/json"),
        };
        var headers = request.Headers;
        headers.Authorization = new AuthenticationHeaderValue("Bearer", _target.Key);
        headers.Accept.ParseAdd("application/json");
        headers.Accept.ParseAdd("text/event-stream");
        headers.TryAddWithoutValidation("User-Agent", $"patchbay/{McpServerInfo.Version}");
        headers.TryAddWithoutValidation("x-account-id", _target.Account);
        if (message.Method != "initialize" && (message.Version ?? _version) is { } version)
            headers.TryAddWithoutValidation("MCP-Protocol-Version", version);
        if (message.Version is not null)
        {
            headers.TryAddWithoutValidation("Mcp-Method", message.Method);
            if (message.Name is not null)
                headers.TryAddWithoutValidation("Mcp-Name", message.Name);
        }
        return request;
    }

    private async Task AnswerAsync(
        BridgedMessage asked,
        string answer,
        CancellationToken cancellationToken
    )
    {
        if (asked.Method == "initialize")
            _version = BridgedMessage.NegotiatedIn(answer) ?? _version;
        await WriteAsync(answer, cancellationToken);
    }

    /// <summary>What the hub says in its own form, in the protocol's.</summary>
    private Task FailAsync(
        BridgedMessage asked,
        string reason,
        CancellationToken cancellationToken
    ) =>
        asked.Id is null && asked.Method is not null
            ? Task.CompletedTask
            : WriteAsync(
                Json.ToText(writer =>
                {
                    writer.WriteStartObject();
                    writer.WriteString("jsonrpc", "2.0");
                    writer.WritePropertyName("id");
                    writer.WriteRawValue(asked.Id ?? "null");
                    writer.WriteStartObject("error");
                    writer.WriteNumber("code", -32000);
                    writer.WriteString("message", reason);
                    writer.WriteEndObject();
                    writer.WriteEndObject();
                }),
                cancellationToken
            );

    private static string Reason(HttpResponseMessage response, string body)
    {
        try
        {
            var error = JsonElement.Parse(body);
            var message = error.GetProperty("message").GetString();
            return error.TryGetProperty("remedy", out var remedy)
                ? $"{message} {remedy}"
                : message!;
        }
        catch (Exception fault)
            when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return $"The hub answered with HTTP {(int)response.StatusCode}.";
        }
    }

    private async Task WriteAsync(string message, CancellationToken cancellationToken)
    {
        // One message is one line.
        var line = Encoding.UTF8.GetBytes(message.ReplaceLineEndings("") + "\n");
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await _host.Output.WriteAsync(line, cancellationToken);
            await _host.Output.FlushAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }
}
