using System.Text;
using Patchbay.Hub.Access.People;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Start;

/// <summary>What the start prints: lines to copy, without a log's prefix.</summary>
internal sealed class Greeting(
    HubAddress address,
    IAccounts accounts,
    SignInLink signIn,
    HubOptions options
)
{
    private static readonly AccountFilter First = new([], [], [], [AccountStatus.Active], 0, 1);

    private const string Call = """{"action":"ashby_list_candidates","body":{"limit":3}}""";

    /// <param name="newKey">The key that was just made: it is shown this once.</param>
    public async Task PrintAsync(
        string projectId,
        string? newKey,
        CancellationToken cancellationToken
    )
    {
        var url = address.Local.AbsoluteUri.TrimEnd('/');
        var active = await accounts.ListAsync(projectId, First, cancellationToken);
        var account = active.Count > 0 ? active[0] : null;
        var text = new StringBuilder().AppendLine($"Patchbay listens on {url}").AppendLine();
        if (newKey is not null)
            text.AppendLine($"API key, shown this once: {newKey}");
        else
            text.AppendLine(
                "Put your API key into PATCHBAY_KEY; --new-key makes and prints another one."
            );
        if (signIn.Create() is { } token)
            text.AppendLine($"Sign in, once: {url}{SignInLink.Path}?token={token}");
        text.AppendLine();
        AppendTry(text, url, newKey ?? "$PATCHBAY_KEY", account);
        await options.Output.WriteAsync(text, cancellationToken);
        await options.Output.FlushAsync(cancellationToken);
    }

    private static void AppendTry(StringBuilder text, string url, string key, Account? account)
    {
        if (account is null)
            text.AppendLine("No account is linked yet. Make a link for a customer:")
                .AppendLine(
                    $$"""  curl -u "{{key}}:" {{url}}/connect_sessions -H "content-type: application/json" -d '{"origin_owner_id":"acme","origin_owner_name":"Acme","provider":"ashby"}'"""
                );
        else
            text.AppendLine("Try it:")
                .AppendLine(
                    $"""  curl -u "{key}:" {url}/actions/rpc -H "x-account-id: {account.Id}" -H "content-type: application/json" -d '{Call}'"""
                )
                .AppendLine(
                    $"""  PATCHBAY_HUB={url} PATCHBAY_KEY="{key}" ./patchbay run ashby_list_candidates --account {account.Id} --set limit=3"""
                );
    }
}
