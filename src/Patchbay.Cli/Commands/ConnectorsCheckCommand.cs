using System.CommandLine;
using Patchbay.Cli.Output;
using Patchbay.Engine.Definitions;

namespace Patchbay.Cli.Commands;

/// <summary>The linter of connector files. Its faults are its result, so they go to the output, as a compiler's do.</summary>
internal sealed class ConnectorsCheckCommand : Command, IHasHelpNotes
{
    private readonly CliHost _host;

    private readonly Argument<string?> _folder = new("DIR")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description =
            "The connector's folder, the one with connector.yaml. [default: the connector the other commands read]",
    };

    public ConnectorsCheckCommand(CliHost host)
        : base("check", "Lists every fault in a connector's files.")
    {
        _host = host;
        Add(_folder);
        SetAction(Run);
    }

    public string HelpNotes => "A fault is one line, file:line: field: message; any fault exits 2.";

    private int Run(ParseResult parse)
    {
        var folder = parse.GetValue(_folder) ?? Cli.Connectors.Folder(parse);
        if (!Directory.Exists(folder))
            return _host.Fail(
                CliFailure.Usage(
                    $"There is no folder {folder}.",
                    "Give the folder that holds connector.yaml."
                ),
                parse.WantsJson()
            );
        var connector = ConnectorLoader.TryLoad(folder, out var faults);
        var inFolder = faults
            .Select(fault => fault with { File = Path.Combine(folder, fault.File) })
            .ToList();
        if (parse.WantsJson())
            WriteJson(inFolder, connector);
        else
            WriteLines(inFolder, connector);
        return connector is null ? ExitCode.Usage : ExitCode.Done;
    }

    private void WriteLines(IEnumerable<ConnectorFault> faults, Connector? connector)
    {
        using var text = _host.OpenText();
        foreach (var fault in faults)
            text.WriteLine(fault);
        if (connector is not null)
            text.WriteLine($"no faults, {connector.Actions.Count} actions");
    }

    private void WriteJson(IEnumerable<ConnectorFault> faults, Connector? connector) =>
        _host.WriteJson(writer =>
        {
            writer.WriteStartObject();
            if (connector is not null)
                writer.WriteNumber("actions", connector.Actions.Count);
            writer.WriteStartArray("faults");
            foreach (var fault in faults)
            {
                writer.WriteStartObject();
                writer.WriteString("file", fault.File);
                writer.WriteNumber("line", fault.Line);
                writer.WriteString("field", fault.Field);
                writer.WriteString("message", fault.Message);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
}
