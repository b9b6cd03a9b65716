using System.Text.Json.Nodes;
using Patchbay.Hub.Http;

namespace Patchbay.Tests.Hub;

/// <summary>A project with one of everything, for another one that tries to get at it.</summary>
/// <param name="Ids">The id of everything it has.</param>
/// <param name="Words">Texts that stand in what it has, and nowhere else.</param>
internal sealed record Victim(
    string Account,
    string Profile,
    string Webhook,
    IReadOnlyList<string> Ids,
    IReadOnlyList<string> Words
)
{
    public static async Task<Victim> AddAsync(TestHub hub)
    {
        var account = await hub.LinkAsync("walled-owner");
        await CallAsync(hub, "PATCH", $"/accounts/{account}", """{"label":"walled-label"}""");
        var profile = await hub.ProfileIdAsync();
        await CallAsync(hub, "PATCH", $"/auth_configs/{profile}", """{"name":"walled-profile"}""");
        var suspended = await hub.LinkAsync("walled-suspended");
        await CallAsync(
            hub,
            "PATCH",
            $"/accounts/{suspended}",
            """{"status":"suspended","status_reason":"walled-reason"}"""
        );
        var archived = await hub.LinkAsync("walled-archived");
        await CallAsync(hub, "DELETE", $"/accounts/{archived}");
        // No account is linked by it, so nothing but the wall keeps it from being deleted.
        var unused = await CallAsync(
            hub,
            "POST",
            "/auth_configs",
            """{"connector_key":"ashby","name":"walled-unused"}"""
        );
        var key = await CallAsync(
            hub,
            "POST",
            "/api_keys",
            """{"name":"walled-key","scopes":["platform:read"]}"""
        );
        var feedback = await CallAsync(
            hub,
            "POST",
            "/ai/tool-feedback",
            $$"""{"feedback":"walled-feedback","account_id":"{{account}}"}"""
        );
        var attempts = await CallAsync(hub, "GET", $"/connection_attempts?account_ids={account}");
        var session = await CallAsync(
            hub,
            "POST",
            "/connect_sessions/links",
            """{"origin_owner_id":"walled-guest","origin_owner_name":"walled-guest"}"""
        );
        var agent = await CallAsync(
            hub,
            "POST",
            "/agent_sessions",
            $$"""{"name":"walled-agent","account_ids":["{{account}}"]}"""
        );
        var webhook = await CallAsync(
            hub,
            "POST",
            "/webhooks",
            """{"url":"https://walled-hook.invalid/","description":"walled-note","events":["account.deleted"]}"""
        );
        // There is no such address: a delivery that has failed, and is not tried again.
        var delivery = await CallAsync(hub, "POST", $"/webhooks/{webhook["id"]}/ping");
        var run = await hub.RunAsync(account, "ashby_list_candidates", """{"limit":1}""");
        var candidate = run.IsOk().Json.GetProperty("data")[0].GetProperty("name").GetString()!;
        var request = run.Response.Headers.GetValues("x-request-id").Single();
        var projects = await CallAsync(hub, "GET", "/projects");
        return new(
            account,
            profile,
            webhook["id"]!,
            [
                account,
                profile,
                suspended,
                archived,
                unused["id"]!,
                key["id"]!,
                feedback["key"]!,
                session["id"]!,
                agent["id"]!,
                webhook["id"]!,
                delivery["id"]!,
                FirstId(attempts),
                request,
                FirstId(projects),
            ],
            [
                "walled-owner",
                "walled-label",
                "walled-profile",
                "walled-suspended",
                "walled-reason",
                "walled-archived",
                "walled-unused",
                "walled-key",
                "walled-feedback",
                "walled-guest",
                "walled-agent",
                "walled-hook",
                "walled-note",
                candidate,
            ]
        );
    }

    /// <summary>What the victim sees of itself.</summary>
    public async Task<string> StateAsync(TestHub hub)
    {
        var texts = new List<string>();
        foreach (
            var path in new[]
            {
                "/accounts",
                "/accounts?status=archived",
                $"/accounts/{Account}/permissions",
                $"/webhooks/{Webhook}/deliveries",
                "/auth_configs",
                "/ai/tool-feedback",
                "/connection_attempts",
                "/connect_sessions",
                "/agent_sessions",
                "/webhooks",
                "/requests/logs",
            }
        )
            texts.Add((await CallAsync(hub, "GET", path)).Text);
        var keys = (await CallAsync(hub, "GET", "/api_keys")).Json.GetProperty("data");
        texts.AddRange(
            keys.EnumerateArray()
                .Select(key => $"{key.GetProperty("id")} {key.GetProperty("revoked_at")}")
        );
        return string.Join('\n', texts);
    }

    /// <summary>What an intruder who sends this id can know from nowhere but a hole in the wall.</summary>
    public IEnumerable<string> Unknown(string id, Route route) =>
        // The log of their own requests shows the addresses that they called.
        route.Pattern == "/requests/platform-logs"
            ? Words
            // A session's id is a small number, which stands anywhere.
            : Words.Concat(
                Ids.Except([id, Account, Profile]).Where(other => !long.TryParse(other, out _))
            );

    /// <summary>Every name under which a route may look for an id.</summary>
    public string Query(string id) =>
        $"?id={id}&account_id={Account}&account_ids={Account}&project_id={id}&filter[account_ids]={Account}"
        + $"&integration_id={Profile}&connector_profile_id={Profile}&request_ids={id}&x-account-id={Account}&chain={id}";

    /// <summary>Every member that may name something; of those, the ones that the route's body has.</summary>
    public string Body(string id, Route route)
    {
        var all = JsonNode
            .Parse(
                $$$"""
                {"id":"{{{id}}}","project_id":"{{{id}}}","account_id":"{{{Account}}}","account_ids":["{{{Account}}}"],
                 "integration_id":"{{{Profile}}}","connector_profile_id":"{{{Profile}}}","token":"{{{id}}}",
                 "origin_owner_id":"walled","origin_owner_name":"Walled","provider":"ashby","connector_key":"ashby",
                 "action":"ashby_list_candidates","headers":{"x-account-id":"{{{Account}}}"},"body":{},
                 "path":"/candidate.list","method":"post","feedback":"f","tool_names":["t"],
                 "name":"new","scopes":["platform:read"],"status":"suspended","active":false,"enabled":false,
                 "credentials":{"apiKey":"sandbox-all-permissions"}}
                """
            )!
            .AsObject();
        if (route.Body is not { } type)
            return all.ToJsonString();
        var known = HubJson.Options.GetTypeInfo(type).Properties.Select(member => member.Name);
        return new JsonObject(
            all.Where(member => known.Contains(member.Key))
                .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))
        ).ToJsonString();
    }

    private static async Task<Answer> CallAsync(
        TestHub hub,
        string method,
        string path,
        string? body = null
    )
    {
        var answer = await hub.CallAsync(method, path, body);
        Assert.True((int)answer.Status < 300, $"{method} {path}: {answer.Text}");
        return answer;
    }

    private static string FirstId(Answer list) =>
        list.Json.GetProperty("data")[0].GetProperty("id").GetString()!;
}
