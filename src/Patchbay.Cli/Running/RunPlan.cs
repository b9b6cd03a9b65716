using System.Text.Json;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Execution;

namespace Patchbay.Cli.Running;

/// <summary>What is to run, with what, through what.</summary>
/// <param name="Definition">Null for an action that only a newer hub knows.</param>
internal sealed record RunPlan(
    string Action,
    ActionDefinition? Definition,
    JsonElement Input,
    ActionFile? File,
    IActionRunner Runner
) : IDisposable
{
    public CliFailure Cancelled =>
        new(
            ExitCode.Cancelled,
            "cancelled",
            "Cancelled.",
            Definition is { Effect: Effect.Read }
                ? null
                : "The call may or may not have been carried out: look before you send it again."
        );

    public void Dispose()
    {
        Runner.Dispose();
        File?.Content.Dispose();
    }
}
