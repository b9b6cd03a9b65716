using System.Text.Json;
using Patchbay.Engine.Execution;
using Patchbay.Engine.Execution.Answers;

namespace Patchbay.Tests.Engine.Execution.Answers;

/// <summary>Runs an action against a provider that answers by script, with options for the answer.</summary>
internal sealed class Shaping
{
    public const string List = "ashby_list_candidates";

    public ScriptedProvider Provider { get; } = new();

    /// <summary>A page of a list.</summary>
    public Shaping Page(string rows, string? next = null, string? syncToken = null)
    {
        var more = next is null ? "false" : $"true,\"nextCursor\":\"{next}\"";
        var token = syncToken is null ? "" : $",\"syncToken\":\"{syncToken}\"";
        Provider.Answers(
            200,
            $$"""{"success":true,"results":{{rows}},"moreDataAvailable":{{more}}{{token}}}"""
        );
        return this;
    }

    public async Task<ActionOutcome> TryAsync(
        string answer,
        string input = "{}",
        string action = List
    )
    {
        var options = AnswerOptions.Read(JsonElement.Parse(answer));
        Assert.Empty(options.Faults);
        return await Provider
            .Executor()
            .ExecuteAsync(
                new ActionRequest(action, JsonElement.Parse(input)) { Answer = options.Options },
                new ProviderConnection("key-of-the-test"),
                TestContext.Current.CancellationToken
            );
    }

    public async Task<ActionResult> RunAsync(
        string answer,
        string input = "{}",
        string action = List
    )
    {
        var outcome = await TryAsync(answer, input, action);
        Assert.True(outcome.Succeeded, outcome.Failure?.Message);
        return outcome.Result;
    }

    /// <summary>The bodies that the provider was sent.</summary>
    public IEnumerable<string> Sent => Provider.Received.Select(request => request.Body);
}
