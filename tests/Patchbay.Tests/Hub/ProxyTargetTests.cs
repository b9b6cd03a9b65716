using CsCheck;
using Patchbay.Hub.Executions;

namespace Patchbay.Tests.Hub;

/// <summary>Whatever is written as an address: what comes out is below the provider's own, or nothing does.</summary>
public sealed class ProxyTargetTests
{
    private static readonly string[] Pieces =
    [
        "http://",
        "https://",
        "//",
        "/",
        "\\",
        "..",
        ".",
        "%2e",
        "%2f",
        "%5c",
        "%252e",
        "@",
        ":",
        "?",
        "#",
        ";",
        "api.example.com",
        "evil.example",
        "8443",
        "base",
        "a",
        " ",
        "\t",
        "[::1]",
        "ä",
    ];

    private static readonly Gen<string> Texts = Gen.Int[0, Pieces.Length - 1]
        .Select(index => Pieces[index])
        .Array[0, 9]
        .Select(string.Concat);

    [Theory]
    [InlineData("https://api.example.com")]
    [InlineData("https://api.example.com:8443/base")]
    public void Nothing_leads_away_from_the_provider(string provider)
    {
        var root = new Uri(provider);
        var below = root.AbsolutePath.TrimEnd('/') + "/";
        var accepted = 0;
        Gen.Select(Texts, Texts, Gen.Bool)
            .Sample(
                (url, path, whole) =>
                {
                    if (
                        ProxyTarget.Resolve(
                            root,
                            whole ? provider + url : url,
                            path,
                            out var target
                        )
                        is not null
                    )
                        return target is null;
                    Interlocked.Increment(ref accepted);
                    return target!.Scheme == root.Scheme
                        && target.Host == root.Host
                        && target.Port == root.Port
                        && target.UserInfo.Length == 0
                        && (target.AbsolutePath + "/").StartsWith(below, StringComparison.Ordinal)
                        && Uri.UnescapeDataString(target.AbsolutePath)
                            .Split('/')
                            .All(part => part is not ("." or ".."));
                },
                iter: 50_000
            );
        // A rule that refuses everything would hold too.
        Assert.True(accepted > 500, $"only {accepted} were accepted");
    }
}
