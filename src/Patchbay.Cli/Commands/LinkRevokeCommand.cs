using System.CommandLine;
using Patchbay.Cli.Output;
using Patchbay.Cli.Running;
using Patchbay.Cli.Settings;
using Patchbay.Client;

namespace Patchbay.Cli.Commands;

internal sealed class LinkRevokeCommand : HubCommand
{
    private readonly Argument<long> _id = new("ID")
    {
        Description = "The link's number, as patchbay link list shows it.",
    };

    public LinkRevokeCommand(CliHost host)
        : base(host, "revoke", "Ends a link before its time.") => Add(_id);

    protected override async Task<CliFailure?> RunAsync(
        ParseResult parse,
        PatchbayClient hub,
        CliSettings settings,
        CancellationToken cancellationToken
    )
    {
        var revoked = await hub.RevokeLinkAsync(parse.GetValue(_id), cancellationToken);
        if (!revoked.Succeeded)
            return Failures.Of(revoked.Error);
        if (parse.WantsJson())
        {
            Host.WriteJson(writer =>
            {
                writer.WriteStartObject();
                writer.WriteNumber("revoked", revoked.Value.Id);
                writer.WriteEndObject();
            });
            return null;
        }
        using var text = Host.OpenText();
        text.WriteLine($"Link {revoked.Value.Id} for {revoked.Value.OriginOwnerName} is revoked.");
        return null;
    }
}
