using System.Text.Json;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Search;

namespace Patchbay.Cli.Output;

/// <summary>An action as JSON.</summary>
internal static class ActionJson
{
    public static void WriteSummary(Utf8JsonWriter writer, ActionDefinition action)
    {
        writer.WriteStartObject();
        WriteCommon(writer, action);
        writer.WriteEndObject();
    }

    /// <summary>A summary with how well it fits.</summary>
    public static void WriteHit(Utf8JsonWriter writer, ActionHit hit)
    {
        writer.WriteStartObject();
        writer.WriteNumber("score", Math.Round(hit.Score, 4));
        WriteCommon(writer, hit.Action);
        writer.WriteEndObject();
    }

    public static void WriteWhole(Utf8JsonWriter writer, ActionDefinition action)
    {
        writer.WriteStartObject();
        WriteCommon(writer, action);
        if (action.NotFor is { } notFor)
            writer.WriteString("notFor", notFor);
        writer.WriteStrings("aliases", action.Aliases);
        writer.WriteStrings("requests", action.Requests);
        writer.WriteStrings("related", action.Related);
        writer.WriteStrings("errors", action.Errors);
        writer.WriteStartArray("providerScopes");
        foreach (var difference in action.ProviderScopes)
        {
            writer.WriteStartObject();
            writer.WriteString("scope", difference.Scope);
            writer.WriteString("reason", difference.Reason);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        if (action.Upload is { } upload)
        {
            writer.WriteStartObject("upload");
            writer.WriteString("endpoint", upload.HandleEndpoint);
            writer.WriteString("context", upload.Context);
            writer.WriteString("file", upload.FileField);
            writer.WriteString("handle", upload.HandleField);
            writer.WriteEndObject();
        }
        writer.WritePropertyName("input");
        action.Input.Bundle().WriteTo(writer);
        writer.WritePropertyName("output");
        action.Output.Bundle().WriteTo(writer);
        writer.WriteEndObject();
    }

    private static void WriteCommon(Utf8JsonWriter writer, ActionDefinition action)
    {
        writer.WriteString("id", action.Id);
        writer.WriteString("label", action.Label);
        writer.WriteStrings("scopes", action.Scopes);
        writer.WriteString("effect", EnumNames.Of(action.Effect));
        writer.WriteBoolean("additional", action.Additional);
        writer.WriteString("resource", action.Resource);
        writer.WriteString("description", action.Description);
        writer.WriteString("endpoint", action.Endpoint);
        writer.WriteString("paging", EnumNames.Of(action.Paging));
        writer.WriteBoolean("irreversible", action.Irreversible);
        writer.WriteBoolean("mailsCandidate", action.MailsCandidate);
        writer.WriteBoolean("safeToRepeat", action.SafeToRepeat);
        writer.WriteStrings("minimalScopes", action.MinimalScopes);
    }
}
