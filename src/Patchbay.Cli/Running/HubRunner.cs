using System.Runtime.CompilerServices;
using System.Text.Json;
using Patchbay.Cli.Settings;
using Patchbay.Client;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Execution;
using Patchbay.Engine.Execution.Answers;

namespace Patchbay.Cli.Running;

/// <summary>Through a hub, for one of its accounts.</summary>
internal sealed class HubRunner(
    Connector connector,
    HubTarget target,
    TimeSpan timeout,
    AnswerOptions? answer
) : IActionRunner
{
    private readonly PatchbayClient _client = new(target.Address, target.Key, timeout: timeout);

    private readonly AnswerWanted? _wanted = answer is null
        ? null
        : new(answer.Fields, answer.Limit, answer.MaxTokens, answer.CountOnly ? true : null);

    public async Task<Attempt<Page>> RunAsync(
        string action,
        JsonElement input,
        ActionFile? file,
        CancellationToken cancellationToken
    )
    {
        if (
            file is not null
            && connector.TryGetAction(action, out var known)
            && known.Upload is { } upload
        )
            input = await FileInInput.AddAsync(input, upload, file, cancellationToken);
        return Read(
            await _client.RunAsync(target.Account, action, input, _wanted, cancellationToken)
        );
    }

    public async IAsyncEnumerable<Attempt<Page>> RunAllAsync(
        string action,
        JsonElement input,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var pages = _client.RunAllAsync(target.Account, action, input, _wanted, cancellationToken);
        await foreach (var page in pages)
            yield return Read(page);
    }

    public void Dispose() => _client.Dispose();

    private static Attempt<Page> Read(HubOutcome<RunResult> outcome) =>
        outcome.Succeeded
            ? new Page(outcome.Value.Data)
            {
                Next = outcome.Value.Next,
                Note = outcome.Value.AnswerNote,
                SyncToken = outcome.Value.SyncToken,
                Warnings = outcome.Value.Warnings,
            }
            : Failures.Of(outcome.Error);
}
