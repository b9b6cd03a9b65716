using System.CommandLine;
using Patchbay.Cli.Output;
using Patchbay.Cli.Running;
using Patchbay.Cli.Settings;
using Patchbay.Client;

namespace Patchbay.Cli.Commands;

internal sealed class AccountsListCommand : HubCommand
{
    private readonly Option<Status?> _status = Choice.Of<Status>(
        "--status",
        "Only accounts in this state."
    );

    private readonly Option<string?> _provider = new("--provider")
    {
        HelpName = "KEY",
        Description = "Only accounts of this provider, such as ashby.",
    };

    private readonly Option<string?> _owner = new("--owner-id")
    {
        HelpName = "ID",
        Description = "Only accounts of this customer.",
    };

    public AccountsListCommand(CliHost host)
        : base(host, "list", "Lists the accounts of the key's project.")
    {
        Add(_status);
        Add(_provider);
        Add(_owner);
    }

    private enum Status
    {
        Active,
        Inactive,
        Suspended,
        Archived,
        Expired,
        Error,
    }

    protected override async Task<CliFailure?> RunAsync(
        ParseResult parse,
        PatchbayClient hub,
        CliSettings settings,
        CancellationToken cancellationToken
    )
    {
        var filter = new AccountFilter(
            parse.GetValue(_provider),
            parse.GetValue(_owner),
            parse.GetValue(_status)?.ToString().ToLowerInvariant()
        );
        var accounts = await hub.ListAccountsAsync(filter, cancellationToken);
        if (!accounts.Succeeded)
            return Failures.Of(accounts.Error);
        if (parse.WantsJson() || !Host.OutputIsTerminal)
            Host.WriteJson(writer =>
            {
                writer.WriteStartArray();
                foreach (var account in accounts.Value)
                    AccountJson.Write(writer, account);
                writer.WriteEndArray();
            });
        else
            Host.WriteTable(
                ["id", "provider", "status", "customer", "type", "linked"],
                accounts.Value.Select(Row),
                accounts.Value.Count == 1 ? "1 account" : $"{accounts.Value.Count} accounts",
                whole: 0
            );
        return null;
    }

    private static string[] Row(LinkedAccount account) =>
        [
            account.Id,
            account.Provider,
            account.Status,
            account.OriginOwnerName ?? account.OriginOwnerId ?? "",
            account.Type ?? "",
            account.CreatedAt?.ToString("yyyy-MM-dd") ?? "",
        ];
}
