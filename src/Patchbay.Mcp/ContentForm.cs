using Patchbay.Engine.Tools;

namespace Patchbay.Mcp;

/// <summary>Where in a result its JSON stands.</summary>
internal enum ContentForm
{
    /// <summary>As text, for clients that know nothing else.</summary>
    Text,

    /// <summary>As structured content; the text says no more than where to look.</summary>
    Structured,

    /// <summary>Both, as the versions in between ask for.</summary>
    Both,
}

internal static class ContentForms
{
    public static ContentForm Of(ToolSettings settings, ProtocolVersion version) =>
        settings.Content switch
        {
            ToolContent.Text => ContentForm.Text,
            ToolContent.Structured => ContentForm.Structured,
            ToolContent.Both => ContentForm.Both,
            _ when !version.TakesStructure => ContentForm.Text,
            // Whoever was written for StackOne's two tools reads their text.
            _ when version.IsLatest && settings.Mode == ToolMode.Individual =>
                ContentForm.Structured,
            _ => ContentForm.Both,
        };
}
