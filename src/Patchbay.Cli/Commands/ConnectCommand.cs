using System.CommandLine;
using Patchbay.Cli.Output;
using Patchbay.Cli.Running;
using Patchbay.Cli.Settings;
using Patchbay.Client;

namespace Patchbay.Cli.Commands;

internal sealed class ConnectCommand : HubCommand, IHasHelpNotes
{
    private readonly CustomerOptions _customer;

    public ConnectCommand(CliHost host)
        : base(
            host,
            "connect",
            "Links a customer's Ashby to the hub, with a key of theirs.",
            SettingDefinition.AshbyKey
        ) =>
        _customer = new CustomerOptions(this, "Make another account though the customer has one.");

    public string HelpNotes =>
        """
            Prints the account's id. Where the customer is to enter the key: patchbay link create.
            """;

    protected override async Task<CliFailure?> RunAsync(
        ParseResult parse,
        PatchbayClient hub,
        CliSettings settings,
        CancellationToken cancellationToken
    )
    {
        if (settings[SettingDefinition.AshbyKey] is not { } key)
            return CliFailure.Usage(
                "Ashby's API key is not set.",
                "Set ASHBY_API_KEY or give --ashby-key; \"patchbay link create\" makes a link where the customer enters it."
            );
        var connector = Cli.Connectors.Load(parse);
        if (!connector.Succeeded)
            return connector.Failure;
        var session = await hub.CreateConnectSessionAsync(_customer.Read(parse), cancellationToken);
        if (!session.Succeeded)
            return Failures.Of(session.Error);
        var linked = await hub.LinkAccountAsync(
            session.Value.Token,
            new Dictionary<string, string>
            {
                [connector.Value.Authentication.KeyField] = key.Value,
            },
            session.Value.IntegrationId,
            cancellationToken
        );
        if (!linked.Succeeded)
            return Failures.Of(linked.Error);
        if (parse.WantsJson())
        {
            Host.WriteJson(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("account", linked.Value.Id);
                writer.WriteEndObject();
            });
            return null;
        }
        using var text = Host.OpenText();
        text.WriteLine(linked.Value.Id);
        return null;
    }
}
