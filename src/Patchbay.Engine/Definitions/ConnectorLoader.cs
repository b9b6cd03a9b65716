using Patchbay.Engine.Definitions.Files;

namespace Patchbay.Engine.Definitions;

/// <summary>Reads a folder of connector files.</summary>
public static class ConnectorLoader
{
    /// <summary>The connectors that ship with the program: <c>connectors/</c> beside it.</summary>
    public static string ShippedFolder(string connectorKey) =>
        Path.Combine(AppContext.BaseDirectory, "connectors", connectorKey);

    /// <summary>Reads and checks the connector in a folder.</summary>
    /// <exception cref="ConnectorException">The files have faults; it lists all of them.</exception>
    public static Connector Load(string folder) =>
        TryLoad(folder, out var faults) ?? throw new ConnectorException(faults);

    /// <summary>Reads the connector in a folder, or says every fault with file, line and field.</summary>
    public static Connector? TryLoad(string folder, out IReadOnlyList<ConnectorFault> faults)
    {
        var found = new FaultList();
        var connector = Read(new YamlFolder(folder, found), found);
        faults = found.All;
        return found.Any ? null : connector;
    }

    private static Connector? Read(YamlFolder folder, FaultList faults)
    {
        if (
            folder.Open("connector.yaml") is not { } connectorFile
            || folder.Open("scopes.yaml") is not { } scopesFile
            || folder.Open("guide.yaml") is not { } guideFile
            || folder.Open("numbers.yaml") is not { } numbersFile
            || folder.Open("errors.yaml") is not { } errorsFile
            || folder.Open("words.yaml") is not { } wordsFile
            || folder.Open("names.yaml") is not { } namesFile
            || folder.Open("prompts.yaml") is not { } promptsFile
        )
            return null;

        var (info, authentication) = ConnectorFile.Read(connectorFile);
        var scopes = ScopesFile.Read(scopesFile);
        var (guide, guideActions) = new GuideFile(scopes).Read(guideFile);
        var translation = new GuideTranslationFile(guide) { OriginalPage = guideFile.Map("page") };
        var translations = folder
            .OpenTranslations("guide")
            .Select(file => translation.Read(file.Language, file.Fields))
            .ToList();
        var errors = ErrorsFile.Read(errorsFile);
        var schemas = new SchemaFiles(folder.OpenAll("schemas"), faults);
        var reader = new ActionsFile(schemas, scopes);
        var resources = folder.OpenAll("actions").Select(reader.Read).ToList();

        var read = resources.SelectMany(resource => resource.Actions).ToList();
        var actions = InGuideOrder(read.Select(entry => entry.Action).ToList(), guideActions);
        var rules = new ActionRules(info.Key, actions, guideActions);
        foreach (var (fields, action) in read)
            rules.Check(fields, action);

        var ids = actions.Select(action => action.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var id in guideActions.Where(id => !ids.Contains(id)))
            guideFile.Fault("actions", $"no file defines {id}");
        var numbers = NumbersFile.Read(numbersFile, actions.Select(action => action.Id));
        var words = WordsFile.Read(wordsFile);
        var phrases = new PhrasesFiles(actions).Read(folder.OpenAll("phrases"));
        var names = NamesFile.Read(namesFile, actions, areSound: !faults.Any);
        var prompts = PromptsFile.Read(promptsFile, info.Key, ids, names.Kinds);
        new ProbeRules(info, scopes, actions).Check(connectorFile, scopesFile);

        return faults.Any
            ? null
            : new Connector(
                info,
                authentication,
                scopes,
                errors,
                [guide, .. translations],
                numbers,
                names,
                prompts,
                resources.Select(resource => resource.Resource).ToList(),
                actions,
                words,
                phrases
            );
    }

    private static List<ActionDefinition> InGuideOrder(
        IReadOnlyList<ActionDefinition> actions,
        IReadOnlyList<string> guide
    )
    {
        var rank = guide
            .Distinct(StringComparer.Ordinal)
            .Select((id, index) => (id, index))
            .ToDictionary(entry => entry.id, entry => entry.index, StringComparer.Ordinal);
        return actions.OrderBy(action => rank.GetValueOrDefault(action.Id, int.MaxValue)).ToList();
    }
}

/// <param name="File">Path relative to the connector's folder.</param>
/// <param name="Line">From 1.</param>
/// <param name="Field">Dotted path in the file.</param>
public sealed record ConnectorFault(string File, int Line, string Field, string Message)
{
    public override string ToString() => $"{File}:{Line}: {Field}: {Message}";
}

public sealed class ConnectorException(IReadOnlyList<ConnectorFault> faults)
    : Exception(string.Join(Environment.NewLine, faults))
{
    public IReadOnlyList<ConnectorFault> Faults { get; } = faults;
}
