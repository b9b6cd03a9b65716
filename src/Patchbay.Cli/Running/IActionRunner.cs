using System.Text.Json;
using Patchbay.Engine.Execution;

namespace Patchbay.Cli.Running;

/// <summary>Runs an action, through a hub or straight at the provider.</summary>
internal interface IActionRunner : IDisposable
{
    Task<Attempt<Page>> RunAsync(
        string action,
        JsonElement input,
        ActionFile? file,
        CancellationToken cancellationToken
    );

    /// <summary>Every page; a failure is the last item.</summary>
    IAsyncEnumerable<Attempt<Page>> RunAllAsync(
        string action,
        JsonElement input,
        CancellationToken cancellationToken
    );
}
