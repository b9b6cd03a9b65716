using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Linking;
using Patchbay.Hub.Sandbox;

namespace Patchbay.Hub.Start;

/// <summary>An account of the sandbox, linked as any other, so that the greeting's lines work as pasted.</summary>
internal sealed partial class DemoAccount(
    ICatalog catalog,
    ILinking linking,
    IAccounts accounts,
    ILogger<DemoAccount> logger
)
{
    public const string OriginOwnerId = "sandbox-company";

    public async Task LinkAsync(string projectId, CancellationToken cancellationToken)
    {
        var profile = catalog
            .Profiles(projectId)
            .FirstOrDefault(one =>
                one is { Active: true, Environment: ProfileEnvironment.Sandbox }
            );
        if (profile is null)
            return;
        var check = await linking.CheckKeyAsync(
            profile,
            SandboxMount.Credentials,
            keptFrom: null,
            progress: null,
            cancellationToken
        );
        if (check.Key is null)
        {
            LogNoDemo(check.Fault!.Message);
            return;
        }
        await accounts.LinkAsync(
            new AccountLink(
                projectId,
                profile.Connector,
                profile.Id,
                OriginOwnerId,
                "Sandbox company",
                OriginUsername: null,
                Label: "Sandbox",
                AccountType.Test,
                Metadata: null,
                AccountId: null,
                AlwaysNew: false,
                check.Key
            ),
            cancellationToken
        );
    }

    [LoggerMessage(LogLevel.Warning, "The sandbox's account could not be linked: {Reason}")]
    private partial void LogNoDemo(string reason);
}
