namespace Patchbay.Tests.Sandbox.FromContract;

/// <summary>A broken request: bytes, and what they claim to be.</summary>
internal sealed record JunkCall(string Endpoint, byte[] Body, string? ContentType)
{
    public const string Json = "application/json";

    public HttpContent Content()
    {
        var content = new ByteArrayContent(Body);
        if (ContentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        return content;
    }

    public override string ToString() =>
        $"{Endpoint} ({ContentType}) {System.Text.Encoding.Latin1.GetString(Body, 0, Math.Min(Body.Length, 2_000))}";
}
