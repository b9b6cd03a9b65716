using System.CommandLine;
using Patchbay.Cli.Output;
using Patchbay.Cli.Running;
using Patchbay.Cli.Settings;
using Patchbay.Client;

namespace Patchbay.Cli.Commands;

internal sealed class LinkCreateCommand : HubCommand, IHasHelpNotes
{
    private readonly CustomerOptions _customer;

    private readonly Option<string?> _account = new("--account")
    {
        HelpName = "ID",
        Description = "Edit this account.",
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
        _customer = new CustomerOptions(this, "Good for several accounts, each new.");
        Add(_account);
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
        var made = await hub.CreateLinkAsync(
            _customer.Read(parse) with
            {
                AccountId = parse.GetValue(_account),
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
