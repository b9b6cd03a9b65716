using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Access;
using Patchbay.Hub.Http;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Events;

/// <summary>POST /webhooks: an address that hears of the project's accounts. The answer shows its secret, once.</summary>
internal static class CreateWebhook
{
    // A bound on what one event can set off.
    private const int MostInProject = 20;

    /// <param name="Events">Left out: all account events.</param>
    internal sealed record Request(
        [property: Required] string? Url,
        IReadOnlyList<string>? Events,
        string? Description,
        bool? Enabled
    ) : IAuditedBody;

    public static async Task<Results<Created<WebhookAnswer>, ApiError>> HandleAsync(
        Request request,
        Caller caller,
        WebhookRules rules,
        WebhookSecrets secrets,
        IDbContextFactory<HubDb> databases,
        TimeProvider time,
        HttpContext http
    )
    {
        if (rules.Fault(request.Url ?? "", request.Events, request.Description) is { } fault)
            return fault;
        await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
        var there = await db.WebhookEndpoints.CountAsync(
            one => one.ProjectId == caller.ProjectId,
            http.RequestAborted
        );
        if (there >= MostInProject)
            return ApiError.Invalid($"A project has at most {MostInProject} webhooks.");
        var now = time.GetUtcNow();
        var id = Ids.New("wh");
        var secret = WebhookSecrets.New();
        var (sealedSecret, version) = await secrets.SealAsync(
            caller.ProjectId,
            id,
            secret,
            http.RequestAborted
        );
        var endpoint = new WebhookEndpoint
        {
            Id = id,
            ProjectId = caller.ProjectId,
            Url = request.Url!,
            Events = request.Events ?? WebhookEvents.All,
            Description = request.Description,
            Enabled = request.Enabled ?? true,
            Secret = sealedSecret,
            SecretVersion = version,
            CreatedAt = now,
            UpdatedAt = now,
        };
        db.Add(endpoint);
        await db.SaveChangesAsync(http.RequestAborted);
        http.SetAuditTarget(id);
        return TypedResults.Created($"/webhooks/{id}", WebhookAnswer.From(endpoint, now, secret));
    }
}
