using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Contract;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Acts;

/// <summary>Every act, by name.</summary>
internal sealed class ActTable
{
    private readonly Sandbox _sandbox;
    private readonly SortedDictionary<string, Act> _acts = new(StringComparer.Ordinal);

    public ActTable(Sandbox sandbox)
    {
        _sandbox = sandbox;
        Act[] acts =
        [
            new DeleteCandidate(),
            new MergeCandidates(),
            new DecideOffer("offer.accept", "The candidate accepts an offer.", isYes: true),
            new DecideOffer("offer.decline", "The candidate declines an offer.", isYes: false),
            new DeleteOffer(),
            new PublishJobPosting(),
            new UnpublishJobPosting(),
            new SetInterviewPlan(),
            new PushToHris(),
            new SendSignatureRequest(),
            new ChangeSignatureRequest(
                "signatureRequest.complete",
                "The signature that was asked for is given.",
                "completed"
            ),
            new ChangeSignatureRequest(
                "signatureRequest.cancel",
                "A signature is no longer asked for.",
                "cancelled"
            ),
            new ChangeSignatureRequest(
                "signatureRequest.delete",
                "A request for a signature is deleted.",
                "deleted"
            ),
            new AskForAvailability(),
            new SubmitAvailability(),
            new AddWebhook(sandbox.Sender),
        ];
        foreach (var act in acts)
            _acts.Add(act.Name, act);
    }

    public IReadOnlyCollection<Act> All => _acts.Values;

    /// <summary>Does an act by itself, as one call; what an act that fails has changed is taken back.</summary>
    public async Task<Answer> RunAsync(string name, JsonObject input, CancellationToken stop)
    {
        if (!_acts.TryGetValue(name, out var act))
            return Errors.NotFound("act");
        var reading = SchemaReader.Request.Read(act.Input, input);
        if (reading.Faults.Count > 0)
            return Errors.InvalidInput(reading.Message);
        var answer = Run(state =>
            act.Do(reading.Value!.AsObject(), new ActContext(state, _sandbox.Clock.Now))
        );
        return answer.Then is { } then ? Run(await then(stop)) : answer;
    }

    private Answer Run(Func<SandboxState, Answer> work) =>
        _sandbox.Run(work, isKept: answer => answer.Error is null);
}
