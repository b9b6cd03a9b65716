using Patchbay.Engine.Execution;
using Patchbay.Engine.Tools;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Agents;

internal static class ToolFailures
{
    /// <param name="arguments">What the call came with, so that faults name their place in that.</param>
    public static ToolFailure Of(ApiError error, ToolArguments? arguments) =>
        new(error.Status, error.Code, error.Message)
        {
            Retryable = error.Retryable,
            Remedy = error.Remedy,
            Faults =
                error
                    .Faults?.Select(fault => new InputFault(
                        arguments?.PlaceOf(fault.Path) ?? fault.Path,
                        fault.Message
                    ))
                    .ToList()
                ?? [],
            Suggestions = error.Suggestions ?? [],
        };
}
