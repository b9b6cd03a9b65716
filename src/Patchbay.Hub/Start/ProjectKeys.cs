using Patchbay.Hub.Access;

namespace Patchbay.Hub.Start;

/// <summary>Sees to it that the default project has a key that somebody holds.</summary>
internal sealed class ProjectKeys(IAccess access, IConfiguration configuration, HubOptions options)
{
    private const string Variable = "PATCHBAY_BOOTSTRAP_KEY";

    /// <summary>Returns the key that was just made, to be printed; null when none was.</summary>
    public async Task<string?> EnsureAsync(LoadedAccess loaded, CancellationToken cancellationToken)
    {
        var project = loaded.DefaultProject.Id;
        var given = configuration[Variable];
        if (!string.IsNullOrEmpty(given))
        {
            if (!ApiKeyText.IsStrong(given))
                throw new StartException(
                    $"{Variable} must look like v1.local. and at least 32 of A-Z a-z 0-9 _ - after it, such as from: "
                        + "echo \"v1.local.$(openssl rand -hex 32)\""
                );
            await access.SetKeyAsync(project, ApiKey.Bootstrap, given, cancellationToken);
        }
        else if (!loaded.HasKeys)
        {
            return await access.CreateKeyAsync(
                project,
                "first start",
                KeyScopes.All,
                cancellationToken
            );
        }
        return options.NewKey
            ? await access.CreateKeyAsync(project, "--new-key", KeyScopes.All, cancellationToken)
            : null;
    }
}
