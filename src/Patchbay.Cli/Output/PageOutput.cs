using System.Text.Json;
using Patchbay.Cli.Running;

namespace Patchbay.Cli.Output;

/// <summary>What one call gave, on the output; what the user should know besides, on the error stream.</summary>
internal static class PageOutput
{
    public static void Write(CliHost host, Page page, bool json)
    {
        if (AnswerNoteOutput.Count(page.Note) is { } count)
            host.WriteJson(count.WriteTo);
        else if (json || !host.OutputIsTerminal || !RecordTable.TryWrite(host, page.Data))
            host.WriteJson(page.Data.WriteTo);
        if (page.Note.ValueKind == JsonValueKind.Object)
            AnswerNoteOutput.Write(host, page.Note, json);
        if (json)
            return;
        foreach (var warning in page.Warnings)
            host.Error.WriteLine($"Note: {warning}");
        if (page.Next is { } next)
            host.Error.WriteLine($"There is more: --all, or the next page by --set cursor={next}");
        if (page.SyncToken is { } token)
            NoteSyncToken(host, token, json: false);
    }

    public static void WriteRaw(CliHost host, Page page) =>
        host.WriteJson(writer =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName("data");
            page.Data.WriteTo(writer);
            writer.WriteString("next", page.Next);
            if (page.Note.ValueKind == JsonValueKind.Object)
            {
                writer.WritePropertyName("answerNote");
                page.Note.WriteTo(writer);
            }
            writer.WriteString("syncToken", page.SyncToken);
            writer.WriteStrings("warnings", page.Warnings);
            writer.WriteEndObject();
        });

    public static void NoteSyncToken(CliHost host, string token, bool json) =>
        host.Error.WriteLine(
            json
                ? Json.ToText(writer =>
                {
                    writer.WriteStartObject();
                    writer.WriteString("syncToken", token);
                    writer.WriteEndObject();
                })
                : $"What changes from now on: --set syncToken={token}"
        );
}
