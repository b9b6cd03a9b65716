using Patchbay.Tests.Contract;

namespace Patchbay.ForeignClients.Support;

internal static class AshbyEndpoints
{
    /// <summary>Every endpoint of Ashby's contract that a key can call.</summary>
    public static IReadOnlyList<string> All { get; } =
    [.. AshbySpec.Endpoints.Except(AshbySpec.CalledByAshby)];
}
