using System.Text.Json.Nodes;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Schemas;

namespace Patchbay.Cli.Output;

/// <summary>The smallest input an action takes, as arguments of <c>patchbay run</c>.</summary>
internal static class ExampleInput
{
    public static string Arguments(ActionDefinition action)
    {
        var input = SchemaExamples.Minimal(action.Input) as JsonObject ?? [];
        var file = "";
        if (action.Upload is { } upload)
        {
            input.Remove(upload.FileField);
            file = " --file cv.pdf";
        }
        return input.Count == 0
            ? file
            : $" --input '{Json.ToText(writer => input.WriteTo(writer))}'{file}";
    }
}
