using System.CommandLine;

namespace Patchbay.Cli.Commands;

internal sealed class LinkCommand : Command
{
    public LinkCommand(CliHost host)
        : base("link", "Links that a customer opens to link an account.")
    {
        Add(new LinkCreateCommand(host));
        Add(new LinkListCommand(host));
        Add(new LinkRevokeCommand(host));
    }
}
