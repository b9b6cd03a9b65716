using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Linking;

/// <summary>Around the endpoints that link and edit: notes each try with its outcome and reason.</summary>
internal sealed class AttemptRecorder(Attempts attempts, ICatalog catalog, TimeProvider time)
    : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var session = context.Arguments.OfType<ConnectSession>().Single();
        var attempt = attempts.New(session);
        if (
            context.Arguments.OfType<HubAccountRequest>().Single().IntegrationId is { } id
            && catalog.FindProfile(session.ProjectId, id) is { } profile
        )
            attempt = attempt with { ProfileId = profile.Id, Provider = profile.Connector };
        var result = await next(context);
        await attempts.AddAsync(
            Ended(attempt, result) with
            {
                EndedAt = time.GetUtcNow(),
            },
            // What was linked stays linked, whether or not its caller waits for the answer.
            CancellationToken.None
        );
        return result;
    }

    private static ConnectionAttempt Ended(ConnectionAttempt attempt, object? result) =>
        (result as INestedHttpResult)?.Result switch
        {
            Ok<HubAccountLinked> { Value: { } linked } => attempt with
            {
                Status = AttemptStatus.Authenticated,
                AccountId = linked.Id,
                Provider = linked.Provider,
            },
            ApiError error => attempt with
            {
                Status = AttemptStatus.Error,
                ErrorCode = error.Code,
                ErrorDescription = error.Message,
            },
            var other => throw new InvalidOperationException($"Linking ended with {other}."),
        };
}
