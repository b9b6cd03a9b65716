using System.Text.Json;
using Patchbay.Client;

namespace Patchbay.Cli.Output;

/// <summary>What became of a name: the id for people and scripts, or what it may mean.</summary>
internal static class NameOutput
{
    public static int Write(CliHost host, NameResolution answer, bool json, bool idAlone)
    {
        if (idAlone)
            WriteId(host, answer);
        else if (json || !host.OutputIsTerminal)
            host.WriteJson(writer => Write(writer, answer));
        else
            WriteText(host, answer);
        return ExitCodeOf(answer);
    }

    private static int ExitCodeOf(NameResolution answer) =>
        answer.Status switch
        {
            "resolved" => ExitCode.Done,
            "ambiguous" => ExitCode.Ambiguous,
            "not_found" => ExitCode.NotFound,
            _ => answer.Failures.All(failure =>
                failure.Code
                    is "timed_out"
                        or "unreachable"
                        or "provider_error"
                        or "unreadable_answer"
            )
                ? ExitCode.NotReachable
                : ExitCode.Refused,
        };

    private static void WriteId(CliHost host, NameResolution answer)
    {
        if (answer.Id is null)
        {
            WriteHead(host, answer);
            foreach (var one in answer.Candidates)
                host.Error.WriteLine(
                    $"  {one.Id}  {Named(one.Name, one.Kind)}  {Told(one.Differs)}"
                );
        }
        else
            using (var text = host.OpenText())
                text.WriteLine(answer.Id);
        Remark(host, answer);
    }

    private static void WriteText(CliHost host, NameResolution answer)
    {
        if (answer.Id is null)
            WriteHead(host, answer);
        else
            using (var text = host.OpenText())
                text.WriteLine($"{answer.Id}  {Named(answer.Name, answer.Kind)}");
        if (answer.Candidates.Count > 0)
            host.WriteTable(
                ["id", "kind", "name", "what tells it apart"],
                answer.Candidates.Select(one =>
                    (IReadOnlyList<string>)
                        [one.Id, one.Kind ?? "", one.Name ?? "", Told(one.Differs)]
                ),
                answer.MoreCandidates ? "and more" : null,
                whole: 0
            );
        Remark(host, answer);
    }

    private static void WriteHead(CliHost host, NameResolution answer) =>
        host.Error.WriteLine(
            answer.Status switch
            {
                "ambiguous" => $"Several records fit '{answer.Text}'.",
                "not_found" =>
                    $"Nothing fits '{answer.Text}' among {string.Join(", ", answer.KindsLookedAt)}.",
                _ => $"'{answer.Text}' could not be looked for.",
            }
        );

    private static void Remark(CliHost host, NameResolution answer)
    {
        if (answer.Fuzzy)
            host.Error.WriteLine(
                answer.Match == "typo"
                    ? "Note: the name is spelled in another way."
                    : "Note: the text is only a part of the name."
            );
        if (answer.Nearest.Count > 0)
            host.Error.WriteLine($"Near to it: {string.Join(", ", answer.Nearest)}");
        if (answer.Guess is { } guess)
            host.Error.WriteLine(guess);
        foreach (var failure in answer.Failures)
        {
            host.Error.WriteLine($"patchbay: {failure.Message}");
            if (failure.Remedy is { } remedy)
                host.Error.WriteLine($"  {remedy}");
        }
        foreach (var note in answer.Notes)
            host.Error.WriteLine($"Note: {note}");
    }

    private static string Named(string? name, string? kind) =>
        kind is null ? name ?? "" : $"{name ?? ""} ({kind})".TrimStart();

    private static string Told(IReadOnlyDictionary<string, string> differs) =>
        string.Join(", ", differs.Select(one => $"{one.Key}: {one.Value}"));

    public static void Write(Utf8JsonWriter writer, NameResolution answer)
    {
        writer.WriteStartObject();
        writer.WriteString("text", answer.Text);
        writer.WriteString("status", answer.Status);
        writer.WriteString("kind", answer.Kind);
        writer.WriteString("id", answer.Id);
        writer.WriteString("name", answer.Name);
        writer.WriteString("match", answer.Match);
        writer.WriteBoolean("fuzzy", answer.Fuzzy);
        Write(writer, "about", answer.About);
        writer.WriteString("guess", answer.Guess);
        writer.WriteStrings("kindsLookedAt", answer.KindsLookedAt);
        writer.WriteStartArray("candidates");
        foreach (var one in answer.Candidates)
        {
            writer.WriteStartObject();
            writer.WriteString("id", one.Id);
            writer.WriteString("kind", one.Kind);
            writer.WriteString("name", one.Name);
            writer.WriteString("match", one.Match);
            Write(writer, "differs", one.Differs);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteBoolean("moreCandidates", answer.MoreCandidates);
        writer.WriteStrings("nearest", answer.Nearest);
        writer.WriteStartArray("failures");
        foreach (var one in answer.Failures)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", one.Kind);
            writer.WriteString("action", one.Action);
            writer.WriteString("code", one.Code);
            writer.WriteString("message", one.Message);
            writer.WriteString("remedy", one.Remedy);
            writer.WriteBoolean("retryable", one.Retryable);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStrings("notes", answer.Notes);
        writer.WriteNumber("calls", answer.Calls);
        writer.WriteEndObject();
    }

    private static void Write(
        Utf8JsonWriter writer,
        string name,
        IReadOnlyDictionary<string, string> texts
    )
    {
        writer.WriteStartObject(name);
        foreach (var (key, value) in texts)
            writer.WriteString(key, value);
        writer.WriteEndObject();
    }
}
