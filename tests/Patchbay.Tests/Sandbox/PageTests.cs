using Patchbay.AshbySandbox;
using Patchbay.AshbySandbox.Contract;

namespace Patchbay.Tests.Sandbox;

public class PageTests
{
    [Fact]
    public async Task The_page_lists_every_endpoint_with_its_permission()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var page = await PageAsync(sandbox);
        Assert.All(
            AshbyContract.Embedded.Endpoints.Values,
            endpoint =>
                Assert.Contains(
                    $"<td>{endpoint.Name}</td><td>{endpoint.Permission}</td>",
                    page,
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public async Task The_page_shows_keys_and_requests_and_never_a_secret()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var key = sandbox.Server.AddKey("Nightly <import>", "candidatesRead");
        await sandbox.CallAsync("candidate.list", key: key.Secret);
        await sandbox.CallAsync("job.list", key: key.Secret);
        await sandbox.CallAsync("candidate.list", key: "a-wrong-secret");
        var page = await PageAsync(sandbox);
        Assert.Contains("Nightly &lt;import&gt;", page, StringComparison.Ordinal);
        Assert.Contains("missing_endpoint_permission", page, StringComparison.Ordinal);
        foreach (
            var secret in (string[])[key.Secret, RunningSandbox.AllPermissions, "a-wrong-secret"]
        )
        {
            Assert.DoesNotContain(secret, page, StringComparison.Ordinal);
            Assert.All(
                sandbox.Server.Requests,
                request =>
                    Assert.DoesNotContain(secret, request.ToString(), StringComparison.Ordinal)
            );
        }
    }

    [Fact]
    public async Task The_page_says_which_reports_there_are()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        Assert.Contains(
            "<td>Jobs by status</td>",
            await PageAsync(sandbox),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("--size", "enormous")]
    [InlineData("--seed", "seven")]
    public async Task A_wrong_option_ends_the_program_with_2(string option, string value) =>
        Assert.Equal(2, await SandboxApp.Main([option, value]));

    private static async Task<string> PageAsync(RunningSandbox sandbox)
    {
        using var response = await sandbox.Http.GetAsync(
            "/",
            TestContext.Current.CancellationToken
        );
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
