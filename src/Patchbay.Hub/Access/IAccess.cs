namespace Patchbay.Hub.Access;

/// <summary>Projects, their API keys, and the record of what was done.</summary>
internal interface IAccess
{
    /// <summary>Loads projects and keys; makes the default project when there is none.</summary>
    Task<LoadedAccess> LoadAsync(CancellationToken cancellationToken);

    IReadOnlyList<Project> Projects { get; }

    Task<Project> CreateProjectAsync(string name, CancellationToken cancellationToken);

    /// <summary>Makes a key and returns it; it cannot be read again.</summary>
    Task<string> CreateKeyAsync(
        string projectId,
        string name,
        KeyScopes scopes,
        CancellationToken cancellationToken
    );

    /// <summary>Makes this the project's key of that name, in place of an older one, with every scope.</summary>
    Task SetKeyAsync(
        string projectId,
        string name,
        string key,
        CancellationToken cancellationToken
    );
}

/// <param name="IsNew">The default project was just made: this is the first start.</param>
internal sealed record LoadedAccess(Project DefaultProject, bool IsNew, bool HasKeys);
