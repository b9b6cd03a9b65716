using System.Runtime.CompilerServices;
using Patchbay.Client.Wire;

namespace Patchbay.Client;

/// <summary>What an administrator of the hub asks.</summary>
public sealed partial class PatchbayClient
{
    private const string RotationPath = "vault/rotation";

    /// <summary>Starts to renew the hub's data keys, or goes on with a stopped renewal.</summary>
    public Task<HubOutcome<KeyRotation>> StartKeyRotationAsync(
        CancellationToken cancellationToken = default
    ) => RotationAsync(HttpMethod.Post, cancellationToken);

    public Task<HubOutcome<KeyRotation>> GetKeyRotationAsync(
        CancellationToken cancellationToken = default
    ) => RotationAsync(HttpMethod.Get, cancellationToken);

    /// <summary>Stops the renewal after the batch at hand; starting it again goes on with it.</summary>
    public Task<HubOutcome<KeyRotation>> StopKeyRotationAsync(
        CancellationToken cancellationToken = default
    ) => RotationAsync(HttpMethod.Delete, cancellationToken);

    /// <summary>The audit log, one line an entry, oldest first, as it comes. An error is the last item.</summary>
    /// <param name="ofHub">What belongs to no project, instead of the key's project.</param>
    /// <param name="after">Only entries with a higher sequence.</param>
    public async IAsyncEnumerable<HubOutcome<string>> ExportAuditLogAsync(
        bool ofHub = false,
        long after = 0,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var path = new QueryString(ofHub ? "audit_log/hub" : "audit_log").Add(
            "after",
            after.ToString()
        );
        using var request = Get(path.ToString());
        var opened = await OpenAsync(request, cancellationToken);
        if (!opened.Succeeded)
        {
            yield return opened.Error;
            yield break;
        }
        using var response = opened.Value;
        using var reader = new StreamReader(
            await response.Content.ReadAsStreamAsync(cancellationToken)
        );
        while (true)
        {
            var (line, error) = await ReadLineAsync(reader, cancellationToken);
            if (error is not null)
                yield return error;
            if (line is null)
                yield break;
            yield return line;
        }
    }

    private async Task<HubOutcome<KeyRotation>> RotationAsync(
        HttpMethod method,
        CancellationToken cancellationToken
    )
    {
        using var request = Authorize(new HttpRequestMessage(method, RotationPath), null);
        return await SendAsync(request, HubJson.Default.KeyRotation, cancellationToken);
    }

    /// <summary>Waits for the head of an answer alone; the body may take longer than a call's time.</summary>
    private async Task<HubOutcome<HttpResponseMessage>> OpenAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_timeout);
        try
        {
            var response = await _http.SendAsync(
                request,
                HttpCompletionOption.ResponseHeadersRead,
                limit.Token
            );
            if (response.IsSuccessStatusCode)
                return response;
            using (response)
                return ErrorReader.FromAnswer(
                    response,
                    await response.Content.ReadAsByteArrayAsync(limit.Token)
                );
        }
        catch (HttpRequestException exception)
        {
            return ErrorReader.FromException(exception, Hub);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ErrorReader.TimedOut(Hub, _timeout);
        }
    }

    private async Task<(string? Line, HubError? Error)> ReadLineAsync(
        StreamReader reader,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return (await reader.ReadLineAsync(cancellationToken), null);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            return (
                null,
                new HubError(
                    HubErrorCodes.ConnectionLost,
                    $"The connection to {Hub} broke: {broken.Message}"
                )
            );
        }
    }
}
