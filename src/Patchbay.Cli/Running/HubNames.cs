using Patchbay.Cli.Settings;
using Patchbay.Client;

namespace Patchbay.Cli.Running;

/// <summary>Through a hub, for one of its accounts.</summary>
internal sealed class HubNames(HubTarget target, TimeSpan timeout) : INameSource
{
    private readonly PatchbayClient _client = new(target.Address, target.Key, timeout: timeout);

    public async Task<Attempt<NameResolution>> ResolveAsync(
        NameQuestion question,
        CancellationToken cancellationToken
    )
    {
        var outcome = await _client.ResolveAsync(target.Account, question, cancellationToken);
        return outcome.Succeeded ? outcome.Value : Failures.Of(outcome.Error);
    }

    public void Dispose() => _client.Dispose();
}
