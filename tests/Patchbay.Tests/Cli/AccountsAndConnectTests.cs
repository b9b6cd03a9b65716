using System.Text.Json;
using Patchbay.Tests.Client;

namespace Patchbay.Tests.Cli;

public class AccountsAndConnectTests
{
    private const string Session =
        """{"id":7,"organization_id":1,"project_id":"p","token":"tok","auth_link_url":"http://hub/link/tok","origin_owner_id":"o","origin_owner_name":"O","integration_id":"int1","created_at":"2026-01-01T00:00:00Z"}""";

    private const string Accounts =
        """[{"id":"acc_1","provider":"ashby","status":"active","origin_owner_id":"o","origin_owner_name":"Owner","type":"production","created_at":"2026-01-02T00:00:00Z","updated_at":"2026-01-02T00:00:00Z"}]""";

    [Fact]
    public async Task Accounts_come_as_JSON_in_a_pipe()
    {
        await using var hub = await LocalServer.StartAsync(Accounts);

        var result = await RunAsync(
            hub,
            new CommandLine(),
            "accounts",
            "list",
            "--status",
            "active"
        );

        Assert.Equal(
            "acc_1",
            Assert.Single(result.Json.EnumerateArray()).GetProperty("id").GetString()
        );
        Assert.Contains("status=active", hub.Requests[0].Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accounts_come_as_a_table_on_a_terminal()
    {
        await using var hub = await LocalServer.StartAsync(Accounts);

        var result = await RunAsync(hub, new CommandLine { OnTerminal = true }, "accounts", "list");

        Assert.Matches("acc_1 +ashby +active +Owner +production +2026-01-02", result.Output);
        Assert.EndsWith("1 account\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_without_a_key_of_Ashby_points_to_the_link_and_asks_the_hub_nothing()
    {
        await using var hub = await LocalServer.StartAsync(Session, 201);

        var result = await RunAsync(hub, new CommandLine(), "connect", "--owner-id", "o");

        Assert.Equal(2, result.Code);
        Assert.Contains("patchbay link create", result.Error, StringComparison.Ordinal);
        Assert.Empty(hub.Requests);
    }

    [Fact]
    public async Task Connect_with_a_key_of_Ashby_links_and_prints_the_account()
    {
        await using var hub = await LocalServer.StartAsync(
            Session,
            """{"id":"acc_9","provider":"ashby"}"""
        );

        var result = await RunAsync(
            hub,
            new CommandLine { Input = "ashby-secret\n" },
            "connect",
            "--owner-id",
            "o",
            "--label",
            "Main",
            "--ashby-key",
            "-",
            "--json"
        );

        Assert.Equal("acc_9", result.Json.GetProperty("account").GetString());
        var sent = JsonElement.Parse(hub.Requests[0].Body);
        Assert.Equal("ashby", sent.GetProperty("provider").GetString());
        Assert.Equal("o", sent.GetProperty("origin_owner_name").GetString());
        Assert.Equal("Main", sent.GetProperty("label").GetString());
        Assert.Equal(
            """{"integration_id":"int1","credentials":{"apiKey":"ashby-secret"}}""",
            hub.Requests[1].Body
        );
    }

    [Fact]
    public async Task A_key_that_the_provider_does_not_take_is_refused_with_the_hubs_reason()
    {
        await using var hub = await LocalServer.StartAsync(
            (request, context) =>
                request.Path == "/connect_sessions"
                    ? context.JsonAsync(Session, 201)
                    : context.JsonAsync(
                        """{"statusCode":400,"message":"Ashby does not accept the key."}""",
                        400
                    )
        );

        var result = await RunAsync(
            hub,
            new CommandLine(),
            "connect",
            "--owner-id",
            "o",
            "--ashby-key",
            "bad-secret"
        );

        Assert.Equal(1, result.Code);
        Assert.Equal("patchbay: Ashby does not accept the key.\n", result.Error);
    }

    private static Task<CommandLineResult> RunAsync(
        LocalServer hub,
        CommandLine line,
        params string[] arguments
    ) =>
        (
            line with
            {
                Environment = new()
                {
                    ["PATCHBAY_HUB"] = hub.Address.ToString(),
                    ["PATCHBAY_KEY"] = "k",
                    ["NO_COLOR"] = "1",
                },
            }
        ).WithAsync(arguments);
}
