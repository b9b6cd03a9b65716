using Spectre.Console;

namespace Patchbay.Cli.Output;

internal static class Tables
{
    /// <summary>A console that writes plain text into pipes, and obeys NO_COLOR.</summary>
    public static IAnsiConsole OpenConsole(this CliHost host, TextWriter text)
    {
        var colors = host.OutputIsTerminal && string.IsNullOrEmpty(host.Environment("NO_COLOR"));
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = host.OutputIsTerminal ? AnsiSupport.Yes : AnsiSupport.No,
                ColorSystem = colors ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.No,
                Out = new AnsiConsoleOutput(text),
            }
        );
        console.Profile.Width = host.Width;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }

    /// <summary>Writes rows under headings; the columns named in <paramref name="whole"/> are never broken.</summary>
    public static void WriteTable(
        this CliHost host,
        IReadOnlyList<string> headings,
        IEnumerable<IReadOnlyList<string>> rows,
        string? footer = null,
        params int[] whole
    )
    {
        using var text = host.OpenText();
        var console = host.OpenConsole(text);
        console.Write(Create(headings, rows, whole));
        if (footer is not null)
            text.WriteLine(footer);
    }

    public static Table Create(
        IReadOnlyList<string> headings,
        IEnumerable<IReadOnlyList<string>> rows,
        params int[] whole
    )
    {
        var table = new Table { Border = TableBorder.None };
        for (var index = 0; index < headings.Count; index++)
        {
            var column = new TableColumn(
                new Text(headings[index], new Style(decoration: Decoration.Bold))
            )
            {
                NoWrap = whole.Contains(index),
                Padding = new Padding(0, 0, index == headings.Count - 1 ? 0 : 2, 0),
            };
            table.AddColumn(column);
        }
        foreach (var row in rows)
            table.AddRow(row.Select(cell => new Text(cell)));
        return table;
    }
}
