using System.CommandLine;
using Patchbay.Client;

namespace Patchbay.Cli.Commands;

/// <summary>For whom, and as what, an account is to be linked.</summary>
internal sealed class CustomerOptions
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
        Description = "The customer's name, as the link's page shows it. [default: the id]",
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

    private readonly Option<bool> _multiple;

    /// <param name="multiple">What <c>--multiple</c> does there.</param>
    public CustomerOptions(Command command, string multiple)
    {
        _multiple = new Option<bool>("--multiple") { Description = multiple };
        command.Add(_ownerId);
        command.Add(_ownerName);
        command.Add(_label);
        command.Add(_integration);
        command.Add(_multiple);
    }

    public ConnectSessionRequest Read(ParseResult parse)
    {
        var owner = parse.GetRequiredValue(_ownerId);
        return new ConnectSessionRequest(owner, parse.GetValue(_ownerName) ?? owner)
        {
            Provider = Cli.Connectors.Key,
            IntegrationId = parse.GetValue(_integration),
            Label = parse.GetValue(_label),
            Multiple = parse.GetValue(_multiple) ? true : null,
        };
    }
}
