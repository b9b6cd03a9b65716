using Patchbay.Engine.Definitions;
using Patchbay.Engine.Execution;
using Patchbay.Engine.Text;

namespace Patchbay.Engine.Tools;

/// <summary>
/// Reads what an agent asks for, by the names of the endpoint's query and of the command line's options, and says every
/// fault with the values there are.
/// </summary>
/// <param name="values">The values of a name, lists already taken apart; empty when it was not given.</param>
public sealed class ToolSettingsReader(Func<string, IReadOnlyList<string>> values)
{
    public const string ModeName = "tool-mode";
    public const string StyleName = "param-style";
    public const string ContentName = "content";
    public const string InstructionsName = "instructions";
    public const string OutputSchemasName = "output-schemas";
    public const string AllName = "all";
    public const string ActionsName = "actions";
    public const string EffectsName = "effects";
    public const string ScopesName = "scopes";
    public const string ResourcesName = "resources";

    private static readonly (string, ToolMode)[] Modes =
    [
        ("individual", ToolMode.Individual),
        ("search_execute", ToolMode.SearchExecute),
    ];

    private static readonly (string, ParamStyle)[] Styles =
    [
        ("nested", ParamStyle.Nested),
        ("flat_prefixed", ParamStyle.FlatPrefixed),
        ("flat_smart", ParamStyle.FlatSmart),
    ];

    private static readonly (string, ToolContent)[] Contents =
    [
        ("auto", ToolContent.Auto),
        ("text", ToolContent.Text),
        ("structured", ToolContent.Structured),
        ("both", ToolContent.Both),
    ];

    private static readonly (string, bool)[] Switch =
    [
        ("on", true),
        ("off", false),
        ("true", true),
        ("false", false),
    ];

    private static readonly (string, Effect)[] EffectWords =
    [
        ("read", Effect.Read),
        ("create", Effect.Create),
        ("update", Effect.Update),
        ("delete", Effect.Delete),
    ];

    private readonly List<InputFault> _faults = [];

    /// <summary>By the name of the value, such as <c>$.tool-mode</c>.</summary>
    public IReadOnlyList<InputFault> Faults => _faults;

    /// <param name="connectors">Those of the accounts that are served.</param>
    public ToolSettings Read(IReadOnlyList<Connector> connectors)
    {
        var fallback = new ToolSettings();
        return new()
        {
            Mode = One(ModeName, Modes, fallback.Mode),
            Style = One(StyleName, Styles, fallback.Style),
            Content = One(ContentName, Contents, fallback.Content),
            Instructions = One(InstructionsName, Switch, fallback.Instructions),
            OutputSchemas = One(OutputSchemasName, Switch, fallback.OutputSchemas),
            All = One(AllName, Switch, fallback.All),
            Actions = Actions(connectors),
            Effects = Many(EffectsName, EffectWords),
            Scopes = Many(
                ScopesName,
                Same(connectors.SelectMany(one => one.Scopes.All).Select(scope => scope.Name))
            ),
            Resources = Many(
                ResourcesName,
                Same(connectors.SelectMany(one => one.Resources).Select(resource => resource.Name))
            ),
        };
    }

    private T One<T>(string name, (string Word, T Value)[] known, T fallback)
    {
        var given = values(name);
        if (given.Count > 1)
            _faults.Add(new($"$.{name}", $"is given {given.Count} times"));
        return given is [var word, ..] && Value(name, word, known) is { } found
            ? found.Value
            : fallback;
    }

    private List<T> Many<T>(string name, (string Word, T Value)[] known) =>
        values(name)
            .Select(word => Value(name, word, known))
            .OfType<Found<T>>()
            .Select(found => found.Value)
            .Distinct()
            .ToList();

    private Found<T>? Value<T>(string name, string word, (string Word, T Value)[] known)
    {
        foreach (var (one, value) in known)
            if (one == word)
                return new(value);
        _faults.Add(
            new(
                $"$.{name}",
                $"{Shown(word)} is not one of {string.Join(", ", known.Select(one => one.Word))}"
            )
        );
        return null;
    }

    private List<string> Actions(IReadOnlyList<Connector> connectors)
    {
        var ids = connectors.SelectMany(one => one.Actions).Select(action => action.Id).ToList();
        var globs = values(ActionsName).Distinct(StringComparer.Ordinal).ToList();
        foreach (var glob in globs)
            if (!ids.Exists(id => ActionGlob.Matches(glob, id)))
                _faults.Add(
                    new(
                        $"$.{ActionsName}",
                        Nearest.Find(glob, ids) is { Count: > 0 } near
                            ? $"{Shown(glob)} fits no action; did you mean {string.Join(" or ", near)}"
                            : $"{Shown(glob)} fits no action; * stands for any characters, as in *_list_*"
                    )
                );
        return globs;
    }

    private static (string, string)[] Same(IEnumerable<string> words) =>
        [.. words.Distinct(StringComparer.Ordinal).Select(word => (word, word))];

    private static string Shown(string word) => word.Length <= 100 ? word : word[..100] + "…";

    private sealed record Found<T>(T Value);
}
