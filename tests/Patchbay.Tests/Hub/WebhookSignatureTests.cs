using System.Text;
using Patchbay.Hub.Events;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.Hub;

public sealed class WebhookSignatureTests
{
    [Fact]
    public async Task The_example_to_try_in_the_documentation_is_right()
    {
        const string secret = "whsec_f1bXyYd8eGq0Yb4n2mJt7Rk5Lw3Cv9Zp6Hs1Aa0Qx8E";
        const string body = """{"event":"account.created","account_id":"acc_1"}""";
        var docs = await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, "docs", "webhooks.md"),
            TestContext.Current.CancellationToken
        );
        Assert.Contains(secret, docs);
        Assert.Contains(body, docs);
        Assert.Contains(WebhookSecrets.Sign(secret, Encoding.UTF8.GetBytes(body)), docs);
    }
}
