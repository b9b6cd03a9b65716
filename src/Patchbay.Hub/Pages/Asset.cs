using System.IO.Compression;
using System.Security.Cryptography;

namespace Patchbay.Hub.Pages;

/// <summary>A style sheet or script, embedded in the assembly, and what is sent of it.</summary>
internal sealed class Asset(string name, byte[] text)
{
    private readonly Lazy<byte[]> _brotli = new(() =>
        Pack(text, target => new BrotliStream(target, CompressionLevel.SmallestSize))
    );

    private readonly Lazy<byte[]> _gzip = new(() =>
        Pack(text, target => new GZipStream(target, CompressionLevel.SmallestSize))
    );

    public string Name => name;

    public byte[] Text => text;

    /// <summary>Changes when the text does, so the address can be kept forever.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(text))[..12];

    public string Path => $"/assets/{Hash}/{name}";

    public string MediaType =>
        System.IO.Path.GetExtension(name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            var other => throw new InvalidOperationException($"{other} has no media type."),
        };

    /// <summary>The smallest form that the browser takes.</summary>
    public (byte[] Body, string? Encoding) For(string accepted) =>
        accepted.Contains("br", StringComparison.OrdinalIgnoreCase) ? (_brotli.Value, "br")
        : accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? (_gzip.Value, "gzip")
        : (text, null);

    private static byte[] Pack(byte[] text, Func<Stream, Stream> packer)
    {
        using var target = new MemoryStream();
        using (var stream = packer(target))
            stream.Write(text);
        return target.ToArray();
    }
}
