using Patchbay.Client;

namespace Patchbay.Cli.Running;

/// <summary>Turns a name into an id, through a hub or straight at the provider.</summary>
internal interface INameSource : IDisposable
{
    Task<Attempt<NameResolution>> ResolveAsync(
        NameQuestion question,
        CancellationToken cancellationToken
    );
}
