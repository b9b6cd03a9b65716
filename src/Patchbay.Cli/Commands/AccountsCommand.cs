using System.CommandLine;

namespace Patchbay.Cli.Commands;

internal sealed class AccountsCommand : Command
{
    public AccountsCommand(CliHost host)
        : base("accounts", "The accounts linked in a hub.") => Add(new AccountsListCommand(host));
}
