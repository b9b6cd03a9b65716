using System.CommandLine;
using Patchbay.Cli.Output;
using Patchbay.Cli.Running;
using Patchbay.Cli.Settings;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Scopes;

namespace Patchbay.Cli.Commands;

internal sealed class ScopesCommand : ConnectorCommand, IHasHelpNotes
{
    private readonly Argument<string[]> _ids = PatchbayCommand.ActionIds(ArgumentArity.ZeroOrMore);

    private readonly Option<bool> _all = new("--all") { Description = "All actions of the guide." };

    private readonly Option<string?> _profile = new("--profile")
    {
        HelpName = "ID",
        Description = "The actions that a connector profile of the hub enables.",
    };

    private readonly SettingOptions _settings;

    private readonly Option<Separator?> _separator = Choice.Of<Separator>(
        "--separator",
        "What stands between them. [default: space; newline for tick boxes]"
    );

    private readonly Option<ScopeNames?> _names = Choice.Of<ScopeNames>(
        "--names",
        "By which names: the guide's, those of the provider's documentation, those the key itself tells, or the tick boxes of the provider's form. [default: guide]"
    );

    private readonly Option<bool> _explain = new("--explain")
    {
        Description = "Say which action needs which box.",
    };

    public ScopesCommand(CliHost host)
        : base(host, "scopes", "The fewest permissions a key must hold for a set of actions.")
    {
        Add(_ids);
        Add(_all);
        Add(_profile);
        Add(_separator);
        Add(_names);
        Add(_explain);
        _settings = new(this, SettingDefinition.Hub, SettingDefinition.HubKey);
        Validators.Add(result =>
        {
            bool[] ways =
            [
                result.GetValue(_all),
                result.GetValue(_profile) is not null,
                result.GetValue(_ids) is { Length: > 0 },
            ];
            if (ways.Count(given => given) != 1)
                result.AddError("Name actions, or give --all or --profile.");
        });
    }

    public string HelpNotes => "They come in the order of the provider's form.";

    private enum Separator
    {
        Space,
        Comma,
        Semicolon,
        Pipe,
        Newline,
    }

    private enum ScopeNames
    {
        Guide,
        Provider,
        Key,
        Tickbox,
    }

    protected override async Task<CliFailure?> RunAsync(
        ParseResult parse,
        Connector connector,
        CancellationToken cancellationToken
    )
    {
        var actions =
            parse.GetValue(_all) ? Cli.Connectors.OfGuide(connector)
            : parse.GetValue(_profile) is { } profile
                ? await OfProfileAsync(parse, connector, profile, cancellationToken)
            : Cli.Connectors.FindAll(connector, parse.GetValue(_ids) ?? []);
        if (!actions.Succeeded)
            return actions.Failure;
        var scopes = connector.Scopes.MinimalSet(actions.Value);
        var names = parse.GetValue(_names) ?? ScopeNames.Guide;
        if (parse.WantsJson())
            WriteJson(scopes, actions.Value);
        else if (parse.GetValue(_explain))
            Explain(connector, scopes, actions.Value, names);
        else
            WriteLine(scopes, names, parse.GetValue(_separator));
        return null;
    }

    private async Task<Attempt<IReadOnlyList<ActionDefinition>>> OfProfileAsync(
        ParseResult parse,
        Connector connector,
        string profile,
        CancellationToken cancellationToken
    )
    {
        var settings = SettingsReader.Read(Host, parse, _settings);
        if (!settings.Succeeded)
            return settings.Failure;
        var opened = HubCommand.Open(settings.Value);
        if (!opened.Succeeded)
            return opened.Failure;
        using var hub = opened.Value;
        var guide = await hub.GetGuideScopesAsync(Cli.Connectors.Key, profile, cancellationToken);
        return guide.Succeeded
            ? Cli.Connectors.FindAll(connector, guide.Value.Actions)
            : Failures.Of(guide.Error);
    }

    private void WriteLine(
        IReadOnlyList<ScopeDefinition> scopes,
        ScopeNames names,
        Separator? separator
    )
    {
        var between = (
            separator ?? (names == ScopeNames.Tickbox ? Separator.Newline : Separator.Space)
        ) switch
        {
            Separator.Comma => ",",
            Separator.Semicolon => ";",
            Separator.Pipe => "|",
            Separator.Newline => "\n",
            _ => " ",
        };
        using var text = Host.OpenText();
        text.WriteLine(string.Join(between, scopes.Select(scope => NameOf(scope, names))));
    }

    private void Explain(
        Connector connector,
        IReadOnlyList<ScopeDefinition> scopes,
        IReadOnlyList<ActionDefinition> actions,
        ScopeNames names
    )
    {
        var rows = scopes.SelectMany(scope =>
            NeedsOf(scope, actions)
                .Select(
                    (action, index) =>
                        (string[])
                            [
                                index == 0 ? scope.TickBox : "",
                                index == 0 ? NameOf(scope, names) : "",
                                action.Id,
                                Why(scope, action),
                            ]
                )
        );
        Host.WriteTable(
            ["tick box", "scope", "needed by", "why"],
            rows,
            $"Tick them under {connector.Scopes.FormPath}.",
            whole: [0, 2]
        );
    }

    private void WriteJson(
        IReadOnlyList<ScopeDefinition> scopes,
        IReadOnlyList<ActionDefinition> actions
    ) =>
        Host.WriteJson(writer =>
        {
            writer.WriteStartArray();
            foreach (var scope in scopes)
            {
                writer.WriteStartObject();
                writer.WriteString("name", scope.Name);
                writer.WriteString("providerName", scope.ProviderName);
                writer.WriteString("keyName", scope.KeyName);
                writer.WriteString("tickBox", scope.TickBox);
                writer.WriteString("description", scope.Description);
                writer.WriteStrings(
                    "neededBy",
                    NeedsOf(scope, actions).Select(action => action.Id)
                );
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        });

    private static IEnumerable<ActionDefinition> NeedsOf(
        ScopeDefinition scope,
        IReadOnlyList<ActionDefinition> actions
    ) => actions.Where(action => action.MinimalScopes.Contains(scope.Name));

    private static string Why(ScopeDefinition scope, ActionDefinition action) =>
        action.ProviderScopes.FirstOrDefault(difference => difference.Scope == scope.Name)?.Reason
        ?? "";

    private static string NameOf(ScopeDefinition scope, ScopeNames names) =>
        names switch
        {
            ScopeNames.Provider => scope.ProviderName,
            ScopeNames.Key => scope.KeyName,
            ScopeNames.Tickbox => scope.TickBox,
            _ => scope.Name,
        };
}
