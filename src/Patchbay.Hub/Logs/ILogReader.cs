using System.Text.Json;

namespace Patchbay.Hub.Logs;

/// <summary>What was sent before, for a page that sends it again.</summary>
internal interface ILogReader
{
    /// <summary>An execution of this project by its request's id; null when there is none.</summary>
    Task<LoggedExecution?> FindExecutionAsync(
        string projectId,
        string requestId,
        CancellationToken cancellationToken
    );
}

/// <param name="Input">As far as it was kept: secrets and long texts are cut; null where the hub keeps no bodies.</param>
internal sealed record LoggedExecution(string? AccountId, string? Action, JsonElement? Input);
