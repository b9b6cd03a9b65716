using Patchbay.Client.Wire;

namespace Patchbay.Client;

public sealed partial class PatchbayClient
{
    /// <summary>Turns a name into an id. The hub only reads for it.</summary>
    /// <param name="accountId">The linked account.</param>
    public async Task<HubOutcome<NameResolution>> ResolveAsync(
        string accountId,
        NameQuestion question,
        CancellationToken cancellationToken = default
    )
    {
        using var request = Post("actions/resolve", question, HubJson.Default.NameQuestion);
        request.Headers.Add("x-account-id", accountId);
        return await SendAsync(request, HubJson.Default.NameResolution, cancellationToken);
    }
}
