using Patchbay.Engine.Names;
using Patchbay.Hub.Access;
using Patchbay.Hub.Http;
using Patchbay.Hub.Logs;

namespace Patchbay.Hub.Executions.Names;

/// <summary>Turns names into ids for an account: each read goes the whole way of an execution.</summary>
internal interface INameResolver
{
    Task<NamesOutcome> ResolveAsync(NamesRequest request, CancellationToken cancellationToken);
}

/// <param name="Source">Each read has an entry of its own in the request log, with this source.</param>
/// <param name="ProfileId">The connector profile to run under; null takes the account's.</param>
internal sealed record NamesRequest(
    RequestSource Source,
    Caller Caller,
    string AccountId,
    string? ProfileId,
    IReadOnlyList<NameQuery> Queries
)
{
    /// <summary>An agent asks, whatever opened the route.</summary>
    public bool ByAgent { get; init; }
}

/// <summary>An answer for each text, or the error that stands for all: of the request, the account or its key.</summary>
internal sealed record NamesOutcome(IReadOnlyList<ResolutionBody> Items, ApiError? Error)
{
    public int Calls => Items.Sum(item => item.Calls);
}
