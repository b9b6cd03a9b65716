using Patchbay.Tests.Cli;

namespace Patchbay.Tests.EndToEnd;

/// <summary>Files at the hub's limit, which is 30 MiB of JSON with the file as base64.</summary>
public sealed class LargeFileTests(WayThroughHub way) : IClassFixture<WayThroughHub>
{
    [Fact]
    public async Task A_file_just_below_the_limit_goes_through()
    {
        var result = await UploadAsync(22_000_000);

        Assert.Equal((0, ""), (result.Code, result.Error));
    }

    [Theory]
    [InlineData(24_000_000)]
    [InlineData(60_000_000)]
    public async Task A_file_beyond_the_limit_is_refused_with_the_reason(int bytes)
    {
        var result = await UploadAsync(bytes, "--json");

        Assert.Equal((1, ""), (result.Code, result.Output));
        Assert.Equal("body_too_large", result.ErrorJson.GetProperty("code").GetString());
        Assert.Contains(
            "30 MiB",
            result.ErrorJson.GetProperty("remedy").GetString(),
            StringComparison.Ordinal
        );
    }

    private async Task<CommandLineResult> UploadAsync(int bytes, params string[] more)
    {
        var opened = await ((IWayToAshby)way).OpenAsync("sandbox-all-permissions");
        var list = await opened.RunAsync("ashby_list_candidates", "--set", "limit=1");
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(
                path,
                new byte[bytes],
                TestContext.Current.CancellationToken
            );
            return await opened.RunAsync([
                "ashby_upload_candidate_file_complete",
                "--set",
                $"candidateId={list.Json[0].GetProperty("id").GetString()}",
                "--file",
                path,
                .. more,
            ]);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
