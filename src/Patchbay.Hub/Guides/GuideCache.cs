using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace Patchbay.Hub.Guides;

/// <summary>Answers with text that a cache may keep and must ask about: only what has changed is sent again.</summary>
internal static class GuideCache
{
    public static async Task SendAsync(HttpContext http, string body, string mediaType, bool secret)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var headers = http.Response.GetTypedHeaders();
        headers.CacheControl = secret
            ? new CacheControlHeaderValue { NoStore = true }
            : new CacheControlHeaderValue { NoCache = true };
        http.Response.Headers.Append(HeaderNames.Vary, "Accept, Accept-Encoding, Accept-Language");
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        if (!secret)
        {
            // Weak, because what carries it may compress.
            var tag = new EntityTagHeaderValue(
                $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"",
                isWeak: true
            );
            headers.ETag = tag;
            if (
                http
                    .Request.GetTypedHeaders()
                    .IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false))
            )
            {
                http.Response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }
        http.Response.ContentType = $"{mediaType}; charset=utf-8";
        // Packing tells nothing: no answer here mixes a secret with what a stranger sends.
        if (Packer(http.Request.Headers.AcceptEncoding.ToString()) is { } packer)
        {
            http.Response.Headers.ContentEncoding = packer.Name;
            await using var packed = packer.Pack(http.Response.Body);
            await packed.WriteAsync(bytes, http.RequestAborted);
            return;
        }
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }

    private static (string Name, Func<Stream, Stream> Pack)? Packer(string accepted) =>
        accepted.Contains("br", StringComparison.OrdinalIgnoreCase)
            ? ("br", body => new BrotliStream(body, CompressionLevel.Fastest, leaveOpen: true))
        : accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase)
            ? ("gzip", body => new GZipStream(body, CompressionLevel.Fastest, leaveOpen: true))
        : null;
}
