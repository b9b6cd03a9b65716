using System.CommandLine;
using Patchbay.Cli.Output;
using Patchbay.Cli.Running;
using Patchbay.Cli.Settings;
using Patchbay.Client;

namespace Patchbay.Cli.Commands;

internal sealed class ConnectCommand : HubCommand, IHasHelpNotes
{
    private readonly Option<string> _ownerId = new("--owner-id")
    {
        HelpName = "ID",
        Description = "The customer in your own books.",
        Required = true,
    };

    private readonly Option<string?> _ownerName = new("--owner-name")
    {
        HelpName = "NAME",
        Description = "The customer's name. [default: the id]",
    };

    private readonly Option<string?> _label = new("--label")
    {
        HelpName = "TEXT",
        Description = "A name for the account.",
    };

    private readonly Option<string?> _integration = new("--integration")
    {
        HelpName = "ID",
        Description = "The connector profile. [default: the provider's default one]",
    };

    private readonly Option<bool> _multiple = new("--multiple")
    {
        Description = "Make another account though the customer has one.",
    };

    private readonly Option<bool> _authLink = new("--auth-link")
    {
        Description = "Print the link even where a key of Ashby is set.",
    };

    private readonly Option<int?> _expires = new("--expires")
    {
        HelpName = "SECONDS",
        Description = "Life of the link. [default: the hub's, 1800]",
    };

    public ConnectCommand(CliHost host)
        : base(host, "connect", "Links a customer's Ashby to the hub.", SettingDefinition.AshbyKey)
    {
        Add(_ownerId);
        Add(_ownerName);
        Add(_label);
        Add(_integration);
        Add(_multiple);
        Add(_expires);
        Add(_authLink);
    }

    public string HelpNotes =>
        """
            With a key of Ashby the account is linked at once, and its id printed. Without one a link is printed, for the
            customer to open and enter the key. Whoever has the link can use it: keep it secret until it expires.
            """;

    protected override async Task<CliFailure?> RunAsync(
        ParseResult parse,
        PatchbayClient hub,
        CliSettings settings,
        CancellationToken cancellationToken
    )
    {
        var owner = parse.GetRequiredValue(_ownerId);
        var session = await hub.CreateConnectSessionAsync(
            new ConnectSessionRequest(owner, parse.GetValue(_ownerName) ?? owner)
            {
                Provider = Cli.Connectors.Key,
                IntegrationId = parse.GetValue(_integration),
                Label = parse.GetValue(_label),
                Multiple = parse.GetValue(_multiple) ? true : null,
                ExpiresIn = parse.GetValue(_expires),
            },
            cancellationToken
        );
        if (!session.Succeeded)
            return Failures.Of(session.Error);
        var json = parse.WantsJson();
        if (parse.GetValue(_authLink) || settings[SettingDefinition.AshbyKey] is not { } key)
        {
            WriteOne("authLink", session.Value.AuthLinkUrl, json);
            return null;
        }
        var connector = Cli.Connectors.Load(parse);
        if (!connector.Succeeded)
            return connector.Failure;
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
        WriteOne("account", linked.Value.Id, json);
        return null;
    }

    private void WriteOne(string name, string value, bool json)
    {
        if (json)
        {
            Host.WriteJson(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString(name, value);
                writer.WriteEndObject();
            });
            return;
        }
        using var text = Host.OpenText();
        text.WriteLine(value);
    }
}
