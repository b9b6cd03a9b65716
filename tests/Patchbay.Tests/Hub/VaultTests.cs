using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Patchbay.Hub.Accounts;

namespace Patchbay.Tests.Hub;

public sealed class VaultTests
{
    private static readonly SealingKey Key = new(RandomNumberGenerator.GetBytes(32));

    [Fact]
    public void What_is_sealed_opens_again() =>
        Gen.Select(Gen.String, Gen.String)
            .Sample(
                (secret, account) =>
                {
                    var plain = Encoding.UTF8.GetBytes(secret);
                    Assert.Equal(plain, Key.Decrypt(Key.Encrypt(plain, account), account));
                }
            );

    [Fact]
    public void The_same_secret_never_looks_the_same_twice() =>
        Assert.NotEqual(Key.Encrypt([1, 2, 3], "a"), Key.Encrypt([1, 2, 3], "a"));

    [Fact]
    public void Any_turned_bit_is_noticed()
    {
        var whole = Key.Encrypt(Encoding.UTF8.GetBytes("a key"), "acc_1");
        for (var bit = 0; bit < whole.Length * 8; bit++)
        {
            var spoiled = whole.ToArray();
            spoiled[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.ThrowsAny<CryptographicException>(() => Key.Decrypt(spoiled, "acc_1"));
        }
    }

    [Fact]
    public void It_opens_for_nothing_else_and_with_nothing_else()
    {
        var whole = Key.Encrypt([1, 2, 3], "acc_1");
        Assert.ThrowsAny<CryptographicException>(() => Key.Decrypt(whole, "acc_2"));
        Assert.ThrowsAny<CryptographicException>(() =>
            new SealingKey(RandomNumberGenerator.GetBytes(32)).Decrypt(whole, "acc_1")
        );
        Assert.ThrowsAny<CryptographicException>(() => Key.Decrypt(whole[..20], "acc_1"));
    }

    [Fact]
    public void Many_threads_may_open_at_once()
    {
        var whole = Key.Encrypt(Encoding.UTF8.GetBytes("a key"), "acc_1");
        var opened = new ConcurrentBag<string>();
        Parallel.For(
            0,
            2000,
            _ => opened.Add(Encoding.UTF8.GetString(Key.Decrypt(whole, "acc_1")))
        );
        Assert.Equal(2000, opened.Count(secret => secret == "a key"));
    }
}
