using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Patchbay.Hub.Accounts;

namespace Patchbay.Tests.Hub;

/// <summary>The credential goes at once, the rest after a while.</summary>
public sealed class DeletedAccountTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(
        new DateTimeOffset(2026, 5, 1, 9, 0, 0, TimeSpan.Zero)
    );
    private readonly TestHub _hub;

    public DeletedAccountTests() => _hub = new TestHub(_clock);

    public ValueTask InitializeAsync() => _hub.InitializeAsync();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task No_byte_of_its_sealed_key_stays_on_the_disk()
    {
        var id = await _hub.LinkAsync("leaving");
        await _hub.LinkAsync("staying");
        var project = (await _hub.CallAsync("GET", "/accounts")).IsOk();
        Assert.Equal(2, project.Json.GetArrayLength());
        var sealedKey = await SealedKeyAsync(id);
        Assert.True(IsOnDisk(sealedKey));
        (await _hub.CallAsync("DELETE", $"/accounts/{id}")).IsOk();
        Assert.False(IsOnDisk(sealedKey));
    }

    [Fact]
    public async Task It_is_listed_as_archived_when_asked_for_and_nowhere_else()
    {
        var left = await _hub.LinkAsync("left");
        var here = await _hub.LinkAsync("here");
        await _hub.CallAsync("DELETE", $"/accounts/{left}");

        Assert.Equal([here], await ListAsync(""));
        Assert.Equal([left], await ListAsync("?status=archived"));
        Assert.Equal([here, left], await ListAsync("?status=active,archived"));
        Assert.Equal([left], await ListAsync("?status=active,archived&page_size=1&page=2"));
        Assert.Empty(await ListAsync("?status=archived&origin_owner_id=here"));
        var archived = (await _hub.CallAsync("GET", "/accounts?status=archived")).Json[0];
        Assert.Equal("archived", archived.GetProperty("status").GetString());
        Assert.Equal("left", archived.GetProperty("origin_owner_id").GetString());
        var other = await _hub.AddProjectAsync("Other");
        Assert.Equal(
            "[]",
            (await _hub.CallAsync("GET", "/accounts?status=archived", key: other)).Text
        );

        (await _hub.CallAsync("GET", $"/accounts/{left}/permissions")).IsError(
            404,
            "account_not_found"
        );
        (await _hub.CheckAsync(left)).IsError(404, "account_not_found");
        // The owner's next link is a new account.
        Assert.NotEqual(left, await _hub.LinkAsync("left"));
    }

    [Fact]
    public async Task It_is_forgotten_for_good_after_30_days()
    {
        var id = await _hub.LinkAsync("forgotten");
        await _hub.CallAsync("DELETE", $"/accounts/{id}");
        _clock.Advance(TimeSpan.FromDays(29));
        await Retention.SweepAsync(Cancellation);
        Assert.Equal([id], await ListAsync("?status=archived"));
        _clock.Advance(TimeSpan.FromDays(1));
        await Eventually.TrueAsync(async () => (await ListAsync("?status=archived")).Count == 0);
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("2", false)]
    public async Task How_long_it_stays_is_a_setting(string days, bool isGone)
    {
        await _hub.StopAsync();
        _hub.Settings["PATCHBAY_ACCOUNT_RETENTION_DAYS"] = days;
        await _hub.StartAsync("Production");
        var id = await _hub.LinkAsync("setting");
        await _hub.CallAsync("DELETE", $"/accounts/{id}");
        await Retention.SweepAsync(Cancellation);
        Assert.Equal(isGone, (await ListAsync("?status=archived")).Count == 0);
    }

    private Retention Retention => _hub.Server.Services.GetRequiredService<Retention>();

    private async Task<byte[]> SealedKeyAsync(string id)
    {
        var access = _hub.Server.Services.GetRequiredService<Patchbay.Hub.Access.IAccess>();
        var account = await _hub
            .Server.Services.GetRequiredService<IAccounts>()
            .FindAsync(access.Projects[0].Id, id, Cancellation);
        return account!.SealedKey;
    }

    private bool IsOnDisk(byte[] secret) =>
        Directory
            .EnumerateFiles(_hub.DataFolder)
            .Any(file =>
            {
                using var stream = new FileStream(
                    file,
                    FileMode.Open,
                    FileAccess.Read,
                    FileShare.ReadWrite
                );
                var bytes = new byte[stream.Length];
                stream.ReadExactly(bytes);
                return bytes.AsSpan().IndexOf(secret) >= 0;
            });

    private async Task<List<string>> ListAsync(string query) =>
        (await _hub.CallAsync("GET", "/accounts" + query))
            .IsOk()
            .Json.EnumerateArray()
            .Select(account => account.GetProperty("id").GetString()!)
            .ToList();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
