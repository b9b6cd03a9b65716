using System.Net;
using System.Net.Http.Headers;

namespace Patchbay.Bench;

/// <summary>A provider without a network: answers at once with a small body.</summary>
internal sealed class InstantProvider : HttpMessageHandler
{
    private static readonly byte[] Body =
        """{"success":true,"results":{"id":"3f2c8f66-9e3b-4f3c-8f7e-0f6a3c1b2d4e","name":"Ada Muster","emailAddresses":[],"phoneNumbers":[],"socialLinks":[],"tags":[],"applicationIds":[],"fileHandles":[],"profileUrl":"https://app.ashbyhq.com/candidates/3f2c8f66"}}"""u8.ToArray();

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var content = new ByteArrayContent(Body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content });
    }
}
