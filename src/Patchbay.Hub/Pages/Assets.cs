using System.Collections.Frozen;
using System.Text;

namespace Patchbay.Hub.Pages;

/// <summary>
/// The style sheets and scripts of all slices: every <c>.css</c>, <c>.js</c> and <c>.svg</c> beside the pages is embedded
/// and found by its file name. Their addresses hold their hash and never change what they answer with.
/// </summary>
internal sealed class Assets
{
    public const string Pattern = "/assets/{hash}/{name}";

    private readonly FrozenDictionary<string, Asset> _byName = Load()
        .ToFrozenDictionary(one => one.Name);

    /// <summary>Fails for a name that no file has: a page with a broken link must not go out.</summary>
    public Asset this[string name] =>
        _byName.TryGetValue(name, out var asset)
            ? asset
            : throw new InvalidOperationException($"No page asset is called {name}.");

    public IEnumerable<Asset> All => _byName.Values;

    public static IResult Handle(string hash, string name, Assets assets, HttpContext http)
    {
        if (!assets._byName.TryGetValue(name, out var asset) || asset.Hash != hash)
            return TypedResults.NotFound();
        var (body, encoding) = asset.For(http.Request.Headers.AcceptEncoding.ToString());
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.Vary = "Accept-Encoding";
        if (encoding is not null)
            http.Response.Headers.ContentEncoding = encoding;
        return TypedResults.Bytes(body, asset.MediaType);
    }

    private static IEnumerable<Asset> Load()
    {
        var assembly = typeof(Assets).Assembly;
        const string prefix = "asset:";
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            if (!resource.StartsWith(prefix, StringComparison.Ordinal))
                continue;
            using var stream = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            // One hash, whatever line ends the checkout has.
            var text = stream.ReadToEnd().ReplaceLineEndings("\n");
            yield return new Asset(resource[prefix.Length..], Encoding.UTF8.GetBytes(text));
        }
    }
}
