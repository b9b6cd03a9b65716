using System.CommandLine;
using Patchbay.Cli.Output;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Guides;

namespace Patchbay.Cli.Commands;

internal sealed class GuideCommand : ConnectorCommand, IHasHelpNotes
{
    private readonly Argument<string[]> _ids = PatchbayCommand.ActionIds(ArgumentArity.ZeroOrMore);

    private readonly Option<string?> _app = new("--app")
    {
        HelpName = "NAME",
        Description =
            "The product that asks for access, as the reader knows it. [default: Patchbay, or none under a white label]",
    };

    private readonly Option<bool> _whiteLabel = new("--white-label")
    {
        Description = "Leave out what only makes sense in Patchbay's own hub.",
    };

    private readonly Option<string?> _language = new("--lang")
    {
        HelpName = "LANGUAGE",
        Description = "The language, such as de. [default: en]",
    };

    public GuideCommand(CliHost host)
        : base(host, "guide", "The steps by which an Ashby admin makes a key for a set of actions.")
    {
        Add(_ids);
        Add(_app);
        Add(_whiteLabel);
        Add(_language);
    }

    public string HelpNotes => "It is Markdown. Without ids it is for all actions of the guide.";

    protected override Task<CliFailure?> RunAsync(
        ParseResult parse,
        Connector connector,
        CancellationToken cancellationToken
    ) => Task.FromResult(Run(parse, connector));

    private CliFailure? Run(ParseResult parse, Connector connector)
    {
        var actions = parse.GetValue(_ids) is { Length: > 0 } ids
            ? Cli.Connectors.FindAll(connector, ids)
            : Cli.Connectors.OfGuide(connector);
        if (!actions.Succeeded)
            return actions.Failure;
        var language = parse.GetValue(_language) ?? connector.Guide.Language;
        if (GuideLanguage.In(connector, language) is not { } texts)
            return CliFailure.Usage(
                $"There is no guide in {language}.",
                $"There is one in {string.Join(", ", connector.Guides.Select(one => one.Language))}."
            );
        var whiteLabel = parse.GetValue(_whiteLabel);
        var guide = Guide.For(
            connector,
            GuideSelection.Of(connector, actions.Value),
            texts,
            parse.GetValue(_app) ?? (whiteLabel ? null : Guide.OwnName),
            whiteLabel
        );
        if (parse.WantsJson())
        {
            Host.WriteJson(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("title", guide.Title);
                writer.WriteStrings("actions", guide.Actions.Select(action => action.Id));
                writer.WriteStrings("scopes", guide.Scopes.Select(scope => scope.Name));
                writer.WriteString("markdown", GuideMarkdown.Write(guide));
                writer.WriteEndObject();
            });
            return null;
        }
        using var text = Host.OpenText();
        text.Write(GuideMarkdown.Write(guide));
        return null;
    }
}
