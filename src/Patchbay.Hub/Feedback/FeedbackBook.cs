using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Http;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Feedback;

internal sealed class FeedbackBook(IDbContextFactory<HubDb> databases, TimeProvider time)
    : IFeedback
{
    public async Task<ToolFeedback> KeepAsync(
        string projectId,
        string? accountId,
        string text,
        IReadOnlyList<string> toolNames,
        string requestId,
        CancellationToken cancellationToken
    )
    {
        var feedback = new ToolFeedback(
            Ids.New("fb"),
            projectId,
            accountId,
            text.Trim(),
            toolNames,
            requestId,
            time.GetUtcNow()
        );
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.Add(feedback);
        await db.SaveChangesAsync(cancellationToken);
        return feedback;
    }
}
