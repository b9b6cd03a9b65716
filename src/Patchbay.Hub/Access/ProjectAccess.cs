using Microsoft.EntityFrameworkCore;
using Patchbay.Hub.Access.Sessions;
using Patchbay.Hub.Http;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Access;

internal sealed class ProjectAccess(
    IDbContextFactory<HubDb> databases,
    ApiKeys keys,
    AgentSessions sessions,
    ProjectBrands brands,
    AuditLog audit,
    TimeProvider time
) : IAccess
{
    /// <summary>Of the project that the first start makes; it tells nobody anything.</summary>
    public const string DefaultName = "Default";

    public IReadOnlyList<Project> Projects { get; private set; } = [];

    public async Task<LoadedAccess> LoadAsync(CancellationToken cancellationToken)
    {
        await audit.OpenAsync(cancellationToken);
        await keys.ReloadAsync(cancellationToken);
        await sessions.LoadAsync(cancellationToken);
        await brands.LoadAsync(cancellationToken);
        await ReloadAsync(cancellationToken);
        var isNew = Projects.Count == 0;
        if (isNew)
            await CreateProjectAsync(DefaultName, cancellationToken);
        var project = Projects[0];
        return new(project, isNew, keys.All.Any(key => key.Row.ProjectId == project.Id));
    }

    public async Task<Project> CreateProjectAsync(string name, CancellationToken cancellationToken)
    {
        var project = new Project(Ids.New("proj"), name, time.GetUtcNow());
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.Add(project);
        await db.SaveChangesAsync(cancellationToken);
        await ReloadAsync(cancellationToken);
        return project;
    }

    public async Task<string> CreateKeyAsync(
        string projectId,
        string name,
        KeyScopes scopes,
        CancellationToken cancellationToken
    )
    {
        var (known, key) = await keys.CreateAsync(
            projectId,
            name,
            scopes,
            expiresAt: null,
            limits: null,
            cancellationToken
        );
        await RecordStartAsync("api_key.created", projectId, known.Row.Id, name, cancellationToken);
        return key;
    }

    public async Task SetKeyAsync(
        string projectId,
        string name,
        string key,
        CancellationToken cancellationToken
    )
    {
        if (await keys.SetAsync(projectId, name, key, cancellationToken))
            await RecordStartAsync("api_key.replaced", projectId, null, name, cancellationToken);
    }

    private Task RecordStartAsync(
        string action,
        string projectId,
        string? keyId,
        string name,
        CancellationToken cancellationToken
    ) =>
        audit.AppendAsync(
            new AuditAct(projectId, AuditActor.Operator, action, keyId)
            {
                Details = new Dictionary<string, object> { ["name"] = name },
            },
            cancellationToken
        );

    private async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        Projects = await db
            .Projects.OrderBy(project => project.CreatedAt)
            .ThenBy(project => project.Id)
            .ToListAsync(cancellationToken);
    }
}
