using Patchbay.Hub.Catalog;

namespace Patchbay.Hub.Linking;

/// <summary>Around each try to link or edit: notes it with its outcome and reason.</summary>
internal sealed class AttemptRecorder(Attempts attempts, ICatalog catalog, TimeProvider time)
{
    public async Task<LinkOutcome> RecordAsync(
        ConnectSession session,
        HubAccountRequest request,
        Func<Task<LinkOutcome>> link
    )
    {
        var attempt = attempts.New(session);
        if (
            request.IntegrationId is { } id
            && catalog.FindProfile(session.ProjectId, id) is { } profile
        )
            attempt = attempt with { ProfileId = profile.Id, Provider = profile.Connector };
        var outcome = await link();
        await attempts.AddAsync(
            Ended(attempt, outcome) with
            {
                EndedAt = time.GetUtcNow(),
            },
            // What was linked stays linked, whether or not its caller waits for the answer.
            CancellationToken.None
        );
        return outcome;
    }

    private static ConnectionAttempt Ended(ConnectionAttempt attempt, LinkOutcome outcome) =>
        outcome.Linked is { } linked
            ? attempt with
            {
                Status = AttemptStatus.Authenticated,
                AccountId = linked.Id,
                Provider = linked.Provider,
            }
            : attempt with
            {
                Status = AttemptStatus.Error,
                ErrorCode = outcome.Fault!.Code,
                ErrorDescription = outcome.Fault.Message,
            };
}
