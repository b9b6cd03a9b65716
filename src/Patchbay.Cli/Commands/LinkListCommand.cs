using System.CommandLine;
using System.Globalization;
using Patchbay.Cli.Output;
using Patchbay.Cli.Running;
using Patchbay.Cli.Settings;
using Patchbay.Client;

namespace Patchbay.Cli.Commands;

internal sealed class LinkListCommand : HubCommand
{
    private readonly Option<string?> _owner = new("--owner-id")
    {
        HelpName = "ID",
        Description = "Only links for this customer.",
    };

    public LinkListCommand(CliHost host)
        : base(host, "list", "Lists the links that can still be used.") => Add(_owner);

    protected override async Task<CliFailure?> RunAsync(
        ParseResult parse,
        PatchbayClient hub,
        CliSettings settings,
        CancellationToken cancellationToken
    )
    {
        var links = await hub.ListLinksAsync(parse.GetValue(_owner), cancellationToken);
        if (!links.Succeeded)
            return Failures.Of(links.Error);
        if (parse.WantsJson() || !Host.OutputIsTerminal)
            Host.WriteJson(writer =>
            {
                writer.WriteStartArray();
                foreach (var link in links.Value)
                {
                    writer.WriteStartObject();
                    writer.WriteNumber("id", link.Id);
                    writer.WriteString("owner", link.OriginOwnerId);
                    writer.WriteString("provider", link.Provider);
                    writer.WriteString("account", link.AccountId);
                    writer.WriteBoolean("multiple", link.Multiple);
                    writer.WriteString("expires", link.ExpiresAt);
                    writer.WriteEndObject();
                }
                writer.WriteEndArray();
            });
        else
            Host.WriteTable(
                ["id", "customer", "provider", "edits", "good until"],
                links.Value.Select(Row),
                links.Value.Count == 1 ? "1 link" : $"{links.Value.Count} links",
                whole: 0
            );
        return null;
    }

    private static string[] Row(OpenLink link) =>
        [
            link.Id.ToString(CultureInfo.InvariantCulture),
            link.OriginOwnerName,
            link.Provider ?? "",
            link.AccountId ?? "",
            link.ExpiresAt.UtcDateTime.ToString(
                "yyyy-MM-dd HH:mm 'UTC'",
                CultureInfo.InvariantCulture
            ),
        ];
}
