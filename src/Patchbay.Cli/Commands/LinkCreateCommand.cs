using System.CommandLine;
using Patchbay.Cli.Output;
using Patchbay.Cli.Running;
using Patchbay.Cli.Settings;
using Patchbay.Client;

namespace Patchbay.Cli.Commands;

internal sealed class LinkCreateCommand : HubCommand, IHasHelpNotes
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
        Description = "The customer's name, as the page shows it. [default: the id]",
    };

    private readonly Option<string?> _account = new("--account")
    {
        HelpName = "ID",
        Description = "Edit this account.",
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
        Description = "Good for several accounts, each new.",
    };

    private readonly Option<string?> _valid = new("--valid")
    {
        HelpName = "TIME",
        Description = "How long it is good, such as 45m, 12h or 30d; at most 30d. [default: 30d]",
    };

    private readonly Option<string?> _returnUrl = new("--return-url")
    {
        HelpName = "URL",
        Description = "Where the page leads back to, with account_id and status.",
    };

    public LinkCreateCommand(CliHost host)
        : base(host, "create", "Makes a link and prints it.")
    {
        _valid.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && LifeText.Parse(text) is null)
                result.AddError("--valid takes a number with m, h or d, such as 30d.");
        });
        Add(_ownerId);
        Add(_ownerName);
        Add(_account);
        Add(_label);
        Add(_integration);
        Add(_multiple);
        Add(_valid);
        Add(_returnUrl);
    }

    public string HelpNotes =>
        """
            Whoever has the link can use it, once unless it is --multiple: send it on a way that only the customer reads.
            patchbay link revoke ends it before its time.
            """;

    protected override async Task<CliFailure?> RunAsync(
        ParseResult parse,
        PatchbayClient hub,
        CliSettings settings,
        CancellationToken cancellationToken
    )
    {
        var owner = parse.GetRequiredValue(_ownerId);
        var made = await hub.CreateLinkAsync(
            new ConnectSessionRequest(owner, parse.GetValue(_ownerName) ?? owner)
            {
                Provider = Cli.Connectors.Key,
                AccountId = parse.GetValue(_account),
                IntegrationId = parse.GetValue(_integration),
                Label = parse.GetValue(_label),
                Multiple = parse.GetValue(_multiple) ? true : null,
                ExpiresIn = parse.GetValue(_valid) is { } valid ? LifeText.Parse(valid) : null,
                ReturnUrl = parse.GetValue(_returnUrl),
            },
            cancellationToken
        );
        if (!made.Succeeded)
            return Failures.Of(made.Error);
        if (parse.WantsJson())
        {
            Host.WriteJson(writer =>
            {
                writer.WriteStartObject();
                writer.WriteNumber("id", made.Value.Id);
                writer.WriteString("link", made.Value.AuthLinkUrl);
                writer.WriteEndObject();
            });
            return null;
        }
        using var text = Host.OpenText();
        text.WriteLine(made.Value.AuthLinkUrl);
        return null;
    }
}
