using System.Text;
using System.Text.Json;

namespace Patchbay.Cli.Output;

/// <summary>Failures on the error stream: lines for people, one object for scripts.</summary>
internal static class FailureOutput
{
    public static int Fail(this CliHost host, CliFailure failure, bool json)
    {
        host.Error.Write(json ? AsJson(failure) : AsText(failure));
        host.Error.Flush();
        return failure.ExitCode;
    }

    private static string AsText(CliFailure failure)
    {
        var text = new StringBuilder().Append("patchbay: ").Append(failure.Message).Append('\n');
        foreach (
            var fault in failure.Faults.Where(fault => !failure.Message.Contains(fault.Message))
        )
            text.Append("  ").Append(fault.Path).Append(": ").Append(fault.Message).Append('\n');
        if (failure.ProviderMessage is { } said && !failure.Message.Contains(said))
            text.Append("  The provider says: ").Append(said).Append('\n');
        if (failure.ProviderRequestId is { } id)
            text.Append("  Its id of the request: ").Append(id).Append('\n');
        if (failure.Suggestions.Count > 0)
            text.Append("  Did you mean ").AppendJoin(" or ", failure.Suggestions).Append("?\n");
        if (failure.Remedy is { } remedy && !failure.Suggestions.Any(remedy.Contains))
            text.Append("  ").Append(remedy).Append('\n');
        return text.ToString();
    }

    private static string AsJson(CliFailure failure) =>
        Json.ToText(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("code", failure.Code);
            writer.WriteString("message", failure.Message);
            writer.WriteNumber("exitCode", failure.ExitCode);
            writer.WriteBoolean("retryable", failure.Retryable);
            WriteIfAny(writer, "remedy", failure.Remedy);
            if (failure.Faults.Count > 0)
                WriteFaults(writer, failure);
            if (failure.Suggestions.Count > 0)
                writer.WriteStrings("suggestions", failure.Suggestions);
            if (failure.RetryAfter is { } wait)
                writer.WriteNumber("retryAfterSeconds", wait.TotalSeconds);
            if (failure.Status is { } status)
                writer.WriteNumber("status", status);
            WriteIfAny(writer, "providerCode", failure.ProviderCode);
            WriteIfAny(writer, "providerMessage", failure.ProviderMessage);
            WriteIfAny(writer, "providerRequestId", failure.ProviderRequestId);
            writer.WriteEndObject();
        }) + "\n";

    private static void WriteFaults(Utf8JsonWriter writer, CliFailure failure)
    {
        writer.WriteStartArray("faults");
        foreach (var fault in failure.Faults)
        {
            writer.WriteStartObject();
            writer.WriteString("path", fault.Path);
            writer.WriteString("message", fault.Message);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteIfAny(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }
}
