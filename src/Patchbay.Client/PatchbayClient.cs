using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Patchbay.Client.Wire;

namespace Patchbay.Client;

/// <summary>
/// Calls a Patchbay hub. It sends each call once: the hub itself repeats what can be repeated without harm.
/// Failures are values; only a cancelled token throws.
/// </summary>
public sealed partial class PatchbayClient : IDisposable
{
    private const int AccountsPerPage = 100;

    /// <summary>Bodies of more bytes are sent once the hub has said that it takes them.</summary>
    private const int AskFirstAbove = 1024 * 1024;

    private readonly HttpClient _http;
    private readonly AuthenticationHeaderValue _authorization;
    private readonly TimeSpan _timeout;

    /// <param name="hub">The hub's address, with its path prefix if it has one.</param>
    /// <param name="apiKey">A key of one of the hub's projects.</param>
    /// <param name="handler">Another way to the hub; not disposed. Null takes a plain one without cookies or redirects.</param>
    /// <param name="timeout">How long a call may take; 100 seconds when null, for the hub itself ends a call after 60.</param>
    public PatchbayClient(
        Uri hub,
        string apiKey,
        HttpMessageHandler? handler = null,
        TimeSpan? timeout = null
    )
    {
        Hub = new Uri(hub.AbsoluteUri.TrimEnd('/') + "/");
        _timeout = timeout ?? TimeSpan.FromSeconds(100);
        _authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(apiKey + ":")));
        _http = new HttpClient(handler ?? PlainHandler(), disposeHandler: handler is null)
        {
            BaseAddress = Hub,
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public Uri Hub { get; }

    /// <summary>Runs an action for an account.</summary>
    /// <param name="accountId">The linked account.</param>
    /// <param name="action">Such as <c>ashby_list_candidates</c>.</param>
    /// <param name="input">A JSON object; default (undefined) means <c>{}</c>.</param>
    public async Task<HubOutcome<RunResult>> RunAsync(
        string accountId,
        string action,
        JsonElement input = default,
        AnswerWanted? answer = null,
        CancellationToken cancellationToken = default
    )
    {
        var message = new RunMessage(action, Inputs.OrEmpty(input), answer);
        using var request = Post("actions/rpc", message, HubJson.Default.RunMessage);
        request.Headers.Add("x-account-id", accountId);
        var outcome = await SendAsync(request, HubJson.Default.RunAnswer, cancellationToken);
        if (!outcome.Succeeded)
            return outcome.Error;
        var given = outcome.Value;
        return new RunResult(given.Data)
        {
            Next = given.Next,
            AnswerNote = given.AnswerNote,
            SyncToken = given.SyncToken,
            Warnings = given.Warnings ?? [],
        };
    }

    /// <summary>Runs a paged action to its end, one outcome a page. An error is the last item.</summary>
    public async IAsyncEnumerable<HubOutcome<RunResult>> RunAllAsync(
        string accountId,
        string action,
        JsonElement input = default,
        AnswerWanted? answer = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        string? previous = null;
        while (true)
        {
            var outcome = await RunAsync(accountId, action, input, answer, cancellationToken);
            yield return outcome;
            if (outcome.Value?.Next is not { } next)
                yield break;
            if (next == previous)
            {
                yield return new HubError(
                    HubErrorCodes.UnreadableAnswer,
                    "The hub gave the same cursor twice; following it would never end."
                );
                yield break;
            }
            input = Inputs.WithCursor(input, next);
            previous = next;
        }
    }

    /// <summary>The project's accounts, all pages.</summary>
    public async Task<HubOutcome<IReadOnlyList<LinkedAccount>>> ListAccountsAsync(
        AccountFilter? filter = null,
        CancellationToken cancellationToken = default
    )
    {
        var accounts = new List<LinkedAccount>();
        for (var page = 1; ; page++)
        {
            var path = new QueryString("accounts")
                .Add("page", page.ToString())
                .Add("page_size", AccountsPerPage.ToString())
                .Add("provider", filter?.Provider)
                .Add("origin_owner_id", filter?.OriginOwnerId)
                .Add("status", filter?.Status);
            using var request = Get(path.ToString());
            var outcome = await SendAsync(
                request,
                HubJson.Default.IReadOnlyListLinkedAccount,
                cancellationToken
            );
            if (!outcome.Succeeded)
                return outcome.Error;
            accounts.AddRange(outcome.Value);
            if (outcome.Value.Count < AccountsPerPage)
                return accounts;
        }
    }

    public async Task<HubOutcome<LinkedAccount>> GetAccountAsync(
        string accountId,
        CancellationToken cancellationToken = default
    )
    {
        using var request = Get($"accounts/{Uri.EscapeDataString(accountId)}");
        return await SendAsync(request, HubJson.Default.LinkedAccount, cancellationToken);
    }

    /// <summary>Makes the short-lived right to link one account.</summary>
    public async Task<HubOutcome<ConnectSession>> CreateConnectSessionAsync(
        ConnectSessionRequest session,
        CancellationToken cancellationToken = default
    )
    {
        using var request = Post(
            "connect_sessions",
            session,
            HubJson.Default.ConnectSessionRequest
        );
        return await SendAsync(request, HubJson.Default.ConnectSession, cancellationToken);
    }

    /// <summary>Links an account with a session's token, as the hub's page does.</summary>
    /// <param name="token">The token of a connect session.</param>
    /// <param name="credentials">The fields of the connector's form, such as the provider's API key.</param>
    /// <param name="integrationId">The connector profile; null takes the session's only active one.</param>
    public async Task<HubOutcome<AccountLink>> LinkAccountAsync(
        string token,
        IReadOnlyDictionary<string, string> credentials,
        string? integrationId = null,
        CancellationToken cancellationToken = default
    )
    {
        if (integrationId is null)
        {
            using var ask = Get("hub/connectors", token);
            var found = await SendAsync(ask, HubJson.Default.HubConnectors, cancellationToken);
            if (!found.Succeeded)
                return found.Error;
            var active = found.Value.Integrations.Where(integration => integration.Active).ToList();
            if (active.Count != 1)
                return new HubError(
                    "profile_ambiguous",
                    $"The session offers {active.Count} active connector profiles, not one."
                )
                {
                    Remedy = "Name the profile (integration id), or enable one of them.",
                    Suggestions = active.ConvertAll(integration => integration.IntegrationId),
                };
            integrationId = active[0].IntegrationId;
        }
        var message = new LinkMessage(integrationId, credentials);
        using var request = Post("hub/accounts", message, HubJson.Default.LinkMessage, token);
        return await SendAsync(request, HubJson.Default.AccountLink, cancellationToken);
    }

    /// <summary>The actions that the hub offers, by connector, all pages.</summary>
    public async Task<HubOutcome<IReadOnlyList<ConnectorActions>>> ListActionsAsync(
        string? connector = null,
        CancellationToken cancellationToken = default
    )
    {
        var connectors = new List<ConnectorActions>();
        string? next = null;
        do
        {
            var path = new QueryString("actions")
                .Add("filter[connectors]", connector)
                .Add("next", next);
            using var request = Get(path.ToString());
            var outcome = await SendAsync(request, HubJson.Default.ActionsPage, cancellationToken);
            if (!outcome.Succeeded)
                return outcome.Error;
            connectors.AddRange(outcome.Value.Data);
            next = outcome.Value.Next;
        } while (next is not null);
        return connectors;
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Get(string path, string? sessionToken = null) =>
        Authorize(new HttpRequestMessage(HttpMethod.Get, path), sessionToken);

    private HttpRequestMessage Post<T>(
        string path,
        T body,
        JsonTypeInfo<T> type,
        string? sessionToken = null
    )
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, type);
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new("application/json");
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        // A server that refuses a body unread closes the connection, and its reason is lost in a broken pipe.
        if (bytes.Length > AskFirstAbove)
            request.Headers.ExpectContinue = true;
        return Authorize(request, sessionToken);
    }

    private HttpRequestMessage Authorize(HttpRequestMessage request, string? sessionToken)
    {
        if (sessionToken is null)
            request.Headers.Authorization = _authorization;
        else
            request.Headers.Add("x-hub-session-token", sessionToken);
        return request;
    }

    private async Task<HubOutcome<T>> SendAsync<T>(
        HttpRequestMessage request,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken
    )
        where T : class
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_timeout);
        try
        {
            using var response = await _http.SendAsync(request, limit.Token);
            var body = await response.Content.ReadAsByteArrayAsync(limit.Token);
            return response.IsSuccessStatusCode
                ? Read(response, body, type)
                : ErrorReader.FromAnswer(response, body);
        }
        catch (HttpRequestException exception)
        {
            return ErrorReader.FromException(exception, Hub);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return limit.IsCancellationRequested
                ? ErrorReader.TimedOut(Hub, _timeout)
                : ErrorReader.NoConnection(Hub, "no connection in time");
        }
    }

    private static HubOutcome<T> Read<T>(
        HttpResponseMessage response,
        byte[] body,
        JsonTypeInfo<T> type
    )
        where T : class
    {
        try
        {
            if (JsonSerializer.Deserialize(body, type) is { } value)
                return value;
        }
        catch (JsonException)
        {
            // Told below: what a proxy's page says is of no use to the caller.
        }
        return ErrorReader.Unreadable(
            response,
            $"The hub answered {(int)response.StatusCode} with something that is not the expected JSON."
        );
    }

    private static SocketsHttpHandler PlainHandler() =>
        new()
        {
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = System.Net.DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = TimeSpan.FromSeconds(10),
        };
}
