using Patchbay.Tests.Hub;

namespace Patchbay.Tests.Contract;

/// <summary>A hub in which every documented operation has something to answer with.</summary>
public sealed class PlatformWorld : IAsyncLifetime
{
    private const string OwnerBody = """{"origin_owner_id":"o","origin_owner_name":"O" """;

    private string _account = "";
    private string _logged = "";

    internal TestHub Hub { get; } = new();

    /// <summary>How each operation is called so that it succeeds.</summary>
    private Dictionary<string, Func<Task<Answer>>> Calls =>
        new()
        {
            ["POST /connect_sessions"] = () =>
                Call(
                    "POST",
                    "/connect_sessions",
                    OwnerBody
                        + ""","origin_username":"u","provider":"ashby","categories":["ats"],"expires_in":60,"multiple":true,"label":"L","type":"test","metadata":{"a":1}}"""
                ),
            ["POST /connect_sessions/authenticate"] = async () =>
                await Call(
                    "POST",
                    "/connect_sessions/authenticate",
                    $$"""{"token":"{{await Hub.CreateSessionAsync("authenticated")}}"}"""
                ),
            ["GET /accounts"] = () =>
                Call("GET", $"/accounts?account_ids={_account}&status=active&page_size=5"),
            ["GET /accounts/{id}"] = () => Call("GET", $"/accounts/{_account}"),
            ["GET /accounts/{id}/meta"] = () => Call("GET", $"/accounts/{_account}/meta"),
            ["PATCH /accounts/{id}"] = () =>
                Call(
                    "PATCH",
                    $"/accounts/{_account}",
                    """{"label":{"a":1},"metadata":{"b":2},"origin_username":null}"""
                ),
            ["DELETE /accounts/{id}"] = async () =>
                await Call("DELETE", $"/accounts/{await Hub.LinkAsync("deleted")}"),
            ["GET /requests/logs"] = () => Call("GET", "/requests/logs?include=step_logs"),
            ["GET /requests/logs/steps"] = () => Call("GET", "/requests/logs/steps"),
            ["GET /requests/logs/{id}"] = () =>
                Call("GET", $"/requests/logs/{_logged}?include=advanced_logs"),
            ["GET /requests/platform-logs"] = () => Call("GET", "/requests/platform-logs"),
            ["GET /connectors/meta"] = () => Call("GET", "/connectors/meta"),
            ["GET /connectors/meta/{provider}"] = () => Call("GET", "/connectors/meta/ashby"),
            ["GET /actions"] = () =>
                Call("GET", $"/actions?filter[account_ids]={_account}&include=operation_details"),
            ["POST /actions/rpc"] = () => Hub.RunAsync(_account, "ashby_list_candidates"),
            ["POST /unified/proxy"] = () =>
                Call(
                    "POST",
                    "/unified/proxy",
                    """{"method":"post","path":"/candidate.list","body":{"limit":1}}"""
                ),
        };

    internal IEnumerable<string> Called => Calls.Keys;

    internal Task<Answer> SucceedAsync(string operation) => Calls[operation]();

    /// <summary>Calls an operation without knowing anything, by its method and path alone.</summary>
    internal Task<Answer> BareAsync(
        string operation,
        string? body = null,
        string key = TestHub.BootstrapKey,
        string? account = null
    )
    {
        var parts = operation.Split(' ');
        var path = parts[1].Replace("{id}", "unknown").Replace("{provider}", "unknown");
        return Hub.CallAsync(parts[0], path, body, key, account ?? _account);
    }

    public async ValueTask InitializeAsync()
    {
        Hub.Settings["PATCHBAY_LOG_BODIES"] = "all";
        await Hub.InitializeAsync();
        _account = await Hub.LinkAsync("contract");
        var run = await Hub.RunAsync(_account, "ashby_list_candidates", """{"limit":1}""");
        _logged = run.IsOk().Response.Headers.GetValues("x-request-id").Single();
    }

    public ValueTask DisposeAsync() => Hub.DisposeAsync();

    private Task<Answer> Call(string method, string path, string? body = null) =>
        Hub.CallAsync(method, path, body, account: _account);
}
