using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Endpoints;

/// <summary>How candidates are shown: without the applications that the key may not know of.</summary>
internal static class CandidateView
{
    public static JsonObject Of(JsonObject candidate, SandboxContext context)
    {
        if (!context.Key.SeesConfidential)
            candidate["applicationIds"]!.AsArray().RemoveAll(id => context.IsHidden((string)id!));
        return candidate;
    }
}
