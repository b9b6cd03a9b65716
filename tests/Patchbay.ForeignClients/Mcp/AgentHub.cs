using Patchbay.Tests.Hub;

namespace Patchbay.ForeignClients.Mcp;

/// <summary>A hub with an account that agents use.</summary>
public sealed class AgentHub : IAsyncLifetime
{
    internal TestHub Hub { get; } = new();

    internal string Account { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await Hub.InitializeAsync();
        Account = await Hub.LinkAsync("agents");
    }

    /// <summary>With another provider than the local Ashby.</summary>
    internal async Task StartWithAsync(Uri provider)
    {
        Hub.Settings["PATCHBAY_ASHBY_URL"] = provider.AbsoluteUri;
        await Hub.StartAsync("Production");
        Account = await Hub.LinkAsync("agents", "a-key-that-is-checked");
    }

    /// <summary>The address of an endpoint that the account is named to by a header.</summary>
    internal Uri Endpoint(string query = "") => new(Hub.Address, $"/mcp?{query}");

    /// <summary>The address that carries the right to use it, for clients that can send no headers.</summary>
    internal async Task<Uri> SessionAsync()
    {
        var answer = await Hub.CallAsync(
            "POST",
            "/agent_sessions",
            $$"""{"name":"foreign client","account_ids":["{{Account}}"]}"""
        );
        Assert.True((int)answer.Status is 200 or 201, answer.Text);
        return new Uri(answer["mcp_url"]!);
    }

    /// <summary>The newest entry of the request log for an action.</summary>
    internal async Task<LoggedRequest?> LastAsync(string action)
    {
        var answer = await Hub.CallAsync("GET", "/requests/logs?page_size=50");
        return answer
            .IsOk()
            .Json.GetProperty("data")
            .EnumerateArray()
            .Where(log => log.GetProperty("action").GetString() == action)
            .Select(log => new LoggedRequest(
                log.GetProperty("status").GetInt32(),
                log.GetRawText()
            ))
            .FirstOrDefault();
    }

    public ValueTask DisposeAsync() => Hub.DisposeAsync();
}

internal sealed record LoggedRequest(int Status, string Json);
