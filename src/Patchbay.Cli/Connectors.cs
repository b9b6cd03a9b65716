using System.CommandLine;
using Patchbay.Engine.Definitions;

namespace Patchbay.Cli;

/// <summary>The connector the commands speak of.</summary>
internal static class Connectors
{
    public const string Key = "ashby";

    public static string Folder(ParseResult parse) =>
        parse.ConnectorsFolder() is { } given
            ? Path.Combine(given, Key)
            : ConnectorLoader.ShippedFolder(Key);

    public static Attempt<Connector> Load(ParseResult parse)
    {
        var folder = Folder(parse);
        if (!Directory.Exists(folder))
            return CliFailure.Usage(
                $"There is no connector in {folder}.",
                $"--connectors names the folder that holds the folder {Key}."
            );
        return ConnectorLoader.TryLoad(folder, out var faults) is { } connector
            ? connector
            : CliFailure.Usage(
                $"The connector in {folder} has {faults.Count} faults; the first: {faults[0]}",
                "\"patchbay connectors check\" lists them all."
            );
    }

    public static Attempt<ActionDefinition> Find(Connector connector, string id) =>
        connector.TryGetAction(id, out var action)
            ? action
            : new CliFailure(
                ExitCode.Usage,
                "unknown_action",
                $"There is no action {id}.",
                "\"patchbay actions list --search WORDS\" finds one."
            )
            {
                Suggestions = connector.SuggestActions(id),
            };

    public static Attempt<IReadOnlyList<ActionDefinition>> OfGuide(Connector connector) =>
        new(connector.Actions.Where(action => !action.Additional).ToList(), null);

    /// <summary>The actions with these ids, or the failure of the first that is not one.</summary>
    public static Attempt<IReadOnlyList<ActionDefinition>> FindAll(
        Connector connector,
        IEnumerable<string> ids
    )
    {
        var actions = new List<ActionDefinition>();
        foreach (var id in ids.Distinct(StringComparer.Ordinal))
        {
            var found = Find(connector, id);
            if (!found.Succeeded)
                return found.Failure;
            actions.Add(found.Value);
        }
        return new Attempt<IReadOnlyList<ActionDefinition>>(actions, null);
    }
}
