using System.Runtime.CompilerServices;
using Patchbay.Engine.Definitions;

namespace Patchbay.Engine.Execution;

/// <summary>Runs actions of a connector.</summary>
public sealed class ActionExecutor(
    Connector connector,
    HttpMessageInvoker http,
    ExecutorOptions? options = null,
    TimeProvider? time = null
)
{
    public Connector Connector { get; } = connector;

    /// <summary>Finds the action and validates the input; nothing is sent.</summary>
    public Prepared Prepare(ActionRequest request) => throw new NotImplementedException();

    /// <summary>Sends what was prepared and reads the answer; retried only where that is safe.</summary>
    public Task<ActionOutcome> SendAsync(
        PreparedAction prepared,
        ProviderConnection connection,
        CancellationToken cancellationToken = default
    ) => throw new NotImplementedException();

    /// <summary>Prepares and sends.</summary>
    public Task<ActionOutcome> ExecuteAsync(
        ActionRequest request,
        ProviderConnection connection,
        CancellationToken cancellationToken = default
    ) => throw new NotImplementedException();

    /// <summary>
    /// Runs a paged action to its end, one outcome a page; holds one page in memory. A failure is the last item.
    /// </summary>
    public async IAsyncEnumerable<ActionOutcome> ExecuteAllAsync(
        ActionRequest request,
        ProviderConnection connection,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        _ = (http, options, time);
        yield return await ExecuteAsync(request, connection, cancellationToken);
    }
}
