using System.Text.Json;
using Patchbay.Tests.Client;
using Patchbay.Tests.Hub;

namespace Patchbay.Tests.Cli;

public sealed class LinkCommandTests(TestHub hub) : IClassFixture<TestHub>
{
    [Fact]
    public async Task A_link_is_made_listed_and_revoked()
    {
        var made = await RunAsync(
            "link",
            "create",
            "--owner-id",
            "cli-owner",
            "--owner-name",
            "Cli Owner",
            "--valid",
            "12h",
            "--return-url",
            "https://app.example.com/"
        );
        Assert.Equal(0, made.Code);
        var link = new Uri(made.Output.Trim());
        var page = await TestHub.SendAsync(hub.Request("GET", link.PathAndQuery));
        Assert.Contains(
            "good for 11 hours more",
            page.IsPage(200, "Link Ashby").Text,
            StringComparison.Ordinal
        );

        var listed = await RunAsync("link", "list", "--owner-id", "cli-owner");
        var id = Assert.Single(listed.Json.EnumerateArray()).GetProperty("id").GetInt64();
        var revoked = await RunAsync("link", "revoke", $"{id}");
        Assert.Equal($"Link {id} for Cli Owner is revoked.\n", revoked.Output);
        (await TestHub.SendAsync(hub.Request("GET", link.PathAndQuery))).IsPage(
            410,
            "This link was withdrawn"
        );
        Assert.Empty(
            (await RunAsync("link", "list", "--owner-id", "cli-owner")).Json.EnumerateArray()
        );
    }

    [Fact]
    public async Task Unless_said_otherwise_it_is_good_for_30_days()
    {
        var made = await RunAsync("link", "create", "--owner-id", "month", "--json");
        var page = await TestHub.SendAsync(
            hub.Request("GET", new Uri(made.Json.GetProperty("link").GetString()!).PathAndQuery)
        );
        Assert.Contains("good for 29 days more", page.Text, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Number, made.Json.GetProperty("id").ValueKind);
    }

    [Theory]
    [InlineData("30")]
    [InlineData("0d")]
    [InlineData("1w")]
    [InlineData("d")]
    public async Task A_time_that_is_none_is_refused_before_anything_is_sent(string valid)
    {
        var result = await RunAsync("link", "create", "--owner-id", "o", "--valid", valid);
        Assert.Equal(2, result.Code);
        Assert.Contains("such as 30d", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_hub_refuses_is_told_in_its_words()
    {
        var result = await RunAsync("link", "revoke", "4711");
        Assert.Equal(1, result.Code);
        Assert.Contains("There is no connect session 4711", result.Error, StringComparison.Ordinal);
    }

    private Task<CommandLineResult> RunAsync(params string[] arguments) =>
        new CommandLine
        {
            Environment = new()
            {
                ["PATCHBAY_HUB"] = hub.Address.ToString(),
                ["PATCHBAY_KEY"] = TestHub.BootstrapKey,
                ["NO_COLOR"] = "1",
            },
        }.WithAsync(arguments);
}
