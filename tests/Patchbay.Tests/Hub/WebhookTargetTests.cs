using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Patchbay.Hub.Events;
using Patchbay.Hub.Start;

namespace Patchbay.Tests.Hub;

/// <summary>Where webhooks may not go: a project's key must not open the network that the hub stands in.</summary>
public sealed class WebhookTargetTests(TestHub hub) : IClassFixture<TestHub>
{
    [Theory]
    [InlineData("http://example.com/hook")]
    [InlineData("http://127.0.0.1:9/hook")]
    [InlineData("http://localhost:9/hook")]
    [InlineData("https://127.0.0.1/hook")]
    [InlineData("https://10.1.2.3/hook")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://[::1]/hook")]
    [InlineData("https://[::ffff:10.0.0.1]/hook")]
    [InlineData("https://0x7f000001/hook")]
    public async Task In_production_such_an_address_is_refused_when_it_is_given(string url)
    {
        var made = await hub.CallAsync("POST", "/webhooks", $$"""{"url":"{{url}}"}""");
        made.IsError(400, "invalid_request");
        var id = (await hub.AddWebhookAsync(new("https://example.com")))["id"];
        var moved = await hub.CallAsync("PATCH", $"/webhooks/{id}", $$"""{"url":"{{url}}"}""");
        moved.IsError(400, "invalid_request");
    }

    [Fact]
    public async Task A_name_that_leads_inside_is_refused_when_it_is_connected_to()
    {
        await using var inside = await WebhookReceiver.StartAsync();
        var url = new Uri($"https://localhost:{inside.Address.Port}/");
        var id = (await hub.AddWebhookAsync(url))["id"];
        var ping = await hub.CallAsync("POST", $"/webhooks/{id}/ping", "{}");
        Assert.Contains(
            "127.0.0.1, where webhooks of this hub may not go",
            ping.Json.GetProperty("attempts")[0].GetProperty("error").GetString()
        );
        Assert.Empty(inside.All);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.0.0.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.255.255.254", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:169.254.169.254", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("2002:a00:1::", false)]
    public void Only_public_addresses_are_reached_from_production(string address, bool allowed) =>
        Assert.Equal(
            allowed,
            Targets(Environments.Production).IsAllowed(IPAddress.Parse(address), encrypted: true)
        );

    [Fact]
    public void Without_encryption_only_loopback_is_reached_and_only_in_development()
    {
        var development = Targets(Environments.Development);
        Assert.True(development.IsAllowed(IPAddress.Loopback, encrypted: false));
        Assert.False(development.IsAllowed(IPAddress.Parse("10.0.0.1"), encrypted: false));
        Assert.False(development.IsAllowed(IPAddress.Parse("8.8.8.8"), encrypted: false));
        var production = Targets(Environments.Production);
        Assert.False(production.IsAllowed(IPAddress.Loopback, encrypted: false));
        Assert.False(production.IsAllowed(IPAddress.Parse("8.8.8.8"), encrypted: false));
    }

    [Fact]
    public void Networks_that_the_operator_names_are_reached_and_no_others()
    {
        var named = Targets(Environments.Production, "10.1.0.0/16, fd00::/8");
        Assert.True(named.IsAllowed(IPAddress.Parse("10.1.2.3"), encrypted: false));
        Assert.True(named.IsAllowed(IPAddress.Parse("fd00::1"), encrypted: true));
        Assert.False(named.IsAllowed(IPAddress.Parse("10.2.0.1"), encrypted: true));
        Assert.Throws<StartException>(() => Targets(Environments.Production, "10.1.0.0"));
    }

    private static AllowedTargets Targets(string environment, string? networks = null) =>
        new(
            new ConfigurationBuilder()
                .AddInMemoryCollection([new("PATCHBAY_WEBHOOK_NETWORKS", networks)])
                .Build(),
            new HostingEnvironment { EnvironmentName = environment }
        );
}
