using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Start;

namespace Patchbay.Tests.Hub;

/// <summary>POST, GET and DELETE /vault/rotation.</summary>
public sealed class VaultRotationTests : IAsyncLifetime
{
    private const string AshbyKey = "sandbox-all-permissions";

    private readonly TestHub _hub = new();

    public ValueTask InitializeAsync() => _hub.InitializeAsync();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task A_rotation_seals_every_secret_with_a_new_key_of_its_project()
    {
        var account = await _hub.LinkAsync("rotated");
        var other = await _hub.AddProjectAsync("Other");
        var foreign = await _hub.LinkAsync("rotated", key: other);
        Assert.Equal("none", (await StatusAsync())["state"]);

        (await _hub.CallAsync("POST", "/vault/rotation")).IsStatus(202);
        var done = await WaitUntilDoneAsync();

        // The two credentials, and the keys of the hub's own cookies.
        Assert.InRange(int.Parse(done["secrets"]!), 2, 4);
        Assert.Equal([new(2, 2)], await Rows().OpenAllAsync(AshbyKey));
        (await _hub.RunAsync(account, "ashby_list_candidates")).IsOk();
        (await _hub.RunAsync(foreign, "ashby_list_candidates", key: other)).IsOk();
        // What is linked from now on is under the new key too.
        await _hub.LinkAsync("later");
        Assert.Equal("0", (await StatusAsync())["secrets_behind"]);
    }

    [Fact]
    public async Task A_stopped_rotation_goes_on_where_it_was_also_after_a_restart()
    {
        var account = await _hub.LinkAsync("stopped");
        await Rows().CopyAsync(account, 1_000);
        (await _hub.CallAsync("POST", "/vault/rotation")).IsStatus(202);
        var stopped = (await _hub.CallAsync("DELETE", "/vault/rotation")).IsOk();
        Assert.Equal("stopped", stopped["state"]);
        (await _hub.CallAsync("DELETE", "/vault/rotation")).IsError(409, "no_rotation_running");

        await _hub.StopAsync();
        await _hub.StartAsync("Production");
        var kept = await StatusAsync();
        Assert.Equal("stopped", kept["state"]);
        // The accounts, and the key of the hub's own cookies.
        Assert.InRange(int.Parse(kept["secrets_behind"]!), 1, 1_002);

        (await _hub.CallAsync("POST", "/vault/rotation")).IsStatus(202);
        await WaitUntilDoneAsync();
        // Version 2 and not 3: it is the same rotation.
        Assert.Equal([new(2, 1_001)], await Rows().OpenAllAsync(AshbyKey));
    }

    [Fact]
    public async Task A_secret_that_does_not_open_is_left_as_it_is_and_told()
    {
        var spoiled = await _hub.LinkAsync("spoiled");
        var whole = await _hub.LinkAsync("whole");
        await Tampering.SpoilKeyAsync(_hub, spoiled);

        (await _hub.CallAsync("POST", "/vault/rotation")).IsStatus(202);
        var done = await WaitUntilDoneAsync();

        Assert.Equal("1", done["secrets_behind"]);
        Assert.Contains("1 secrets do not open", _hub.Log.All);
        (await _hub.RunAsync(whole, "ashby_list_candidates")).IsOk();
    }

    [Fact]
    public async Task A_new_master_key_takes_over_by_a_rotation_and_then_opens_alone()
    {
        var account = await _hub.LinkAsync("master");
        var (old, next) = (_hub.Settings["PATCHBAY_MASTER_KEY"], NewKey());
        await _hub.StopAsync();

        _hub.Settings["PATCHBAY_MASTER_KEY"] = next;
        _hub.Settings["PATCHBAY_OLD_MASTER_KEY"] = old;
        await _hub.StartAsync("Production");
        (await _hub.RunAsync(account, "ashby_list_candidates")).IsOk();
        Assert.NotEqual("0", (await StatusAsync())["data_keys_behind"]);

        (await _hub.CallAsync("POST", "/vault/rotation")).IsStatus(202);
        Assert.Equal("0", (await WaitUntilDoneAsync())["data_keys_behind"]);
        await _hub.StopAsync();

        _hub.Settings.Remove("PATCHBAY_OLD_MASTER_KEY");
        await _hub.StartAsync("Production");
        (await _hub.RunAsync(account, "ashby_list_candidates")).IsOk();
        await _hub.StopAsync();

        _hub.Settings["PATCHBAY_MASTER_KEY"] = old;
        await Assert.ThrowsAsync<StartException>(() => _hub.StartAsync("Production"));
    }

    [Fact]
    public async Task A_new_master_key_without_the_old_one_does_not_start()
    {
        await _hub.StopAsync();
        _hub.Settings["PATCHBAY_OLD_MASTER_KEY"] = NewKey();
        _hub.Settings["PATCHBAY_MASTER_KEY"] = NewKey();
        var refusal = await Assert.ThrowsAsync<StartException>(() => _hub.StartAsync("Production"));
        Assert.Contains("nor is the one from PATCHBAY_OLD_MASTER_KEY", refusal.Message);
    }

    [Fact]
    public async Task A_data_key_opens_for_no_other_project()
    {
        var vault = _hub.Server.Services.GetRequiredService<Vault>();
        var cancellation = TestContext.Current.CancellationToken;
        var secret = await vault.SealAsync("proj_a", "x", "secret", cancellation);
        await vault.SealAsync("proj_b", "x", "secret", cancellation);
        Assert.Equal("secret", vault.Unseal("proj_a", "x", secret));
        Assert.ThrowsAny<CryptographicException>(() => vault.Unseal("proj_b", "x", secret));
    }

    private ManyAccounts Rows() =>
        new(_hub.DataFolder, Convert.FromBase64String(_hub.Settings["PATCHBAY_MASTER_KEY"]!));

    private async Task<Answer> StatusAsync() =>
        (await _hub.CallAsync("GET", "/vault/rotation")).IsOk();

    private async Task<Answer> WaitUntilDoneAsync()
    {
        Answer status;
        do status = await StatusAsync();
        while (status["state"] == "running");
        Assert.Equal("done", status["state"]);
        return status;
    }

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
}
