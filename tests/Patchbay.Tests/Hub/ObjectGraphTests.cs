using System.Text;
using System.Threading.Channels;

namespace Patchbay.Tests.Hub;

/// <summary>A search that finds nothing proves nothing unless it finds what is there.</summary>
public sealed class ObjectGraphTests
{
    private static readonly SecretForms Forms = new("planted-5f1c2a9e7b3d4860");

    public static TheoryData<string, object> Plants()
    {
        var bytes = Encoding.UTF8.GetBytes(Forms.Secret);
        return new()
        {
            { "text", Forms.Secret },
            { "within a text", $"before {Forms.Secret} after" },
            { "the end of a cut one", Forms.Secret[4..] },
            { "characters", Forms.Secret.ToCharArray() },
            { "UTF-8", bytes },
            { "UTF-16", Encoding.Unicode.GetBytes(Forms.Secret) },
            { "base64", Convert.ToBase64String(bytes) },
            { "HTTP Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Forms.Secret + ":")) },
        };
    }

    [Theory]
    [MemberData(nameof(Plants), DisableDiscoveryEnumeration = true)]
    public void It_is_found_in_a_channel_whatever_its_form(string form, object planted)
    {
        var channel = Channel.CreateBounded<(string Name, object Value)>(4);
        Assert.True(channel.Writer.TryWrite((form, planted)));
        Assert.Single(Everything(channel).Find(Forms));
    }

    [Fact]
    public async Task It_is_found_in_the_hands_of_a_method_that_waits()
    {
        var wait = new TaskCompletionSource();
        var waiting = HoldAsync(Forms.Secret.ToCharArray(), wait.Task);
        Assert.NotEmpty(Everything(wait).Find(Forms));
        Assert.Empty(Everything(new object()).Find(Forms));
        wait.SetResult();
        Assert.Equal(Forms.Secret.Length, await waiting);
    }

    [Fact]
    public void What_is_not_entered_is_not_searched()
    {
        var graph = new ObjectGraph(
            type => type != typeof(Lazy<string>),
            new Lazy<string>(Forms.Secret)
        );
        Assert.Empty(graph.Find(Forms));
    }

    private static async Task<int> HoldAsync(char[] held, Task wait)
    {
        await wait;
        return held.Length;
    }

    private static ObjectGraph Everything(object root) =>
        new(type => !typeof(ExecutionContext).IsAssignableFrom(type), root);
}
