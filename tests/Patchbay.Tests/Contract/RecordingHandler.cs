using System.Text.Json;

namespace Patchbay.Tests.Contract;

/// <summary>Keeps every JSON exchange with the provider on its way to a real socket.</summary>
internal sealed class RecordingHandler() : DelegatingHandler(new SocketsHttpHandler())
{
    public List<(string Endpoint, JsonElement Request, JsonElement Answer)> Exchanges { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        if (request.Content?.Headers.ContentType?.MediaType != "application/json")
            return await base.SendAsync(request, cancellationToken);
        var sent = await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var answered = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        Exchanges.Add(
            (request.RequestUri!.AbsolutePath.TrimStart('/'), Parse(sent), Parse(answered))
        );
        return response;
    }

    private static JsonElement Parse(byte[] json) => JsonDocument.Parse(json).RootElement;
}
