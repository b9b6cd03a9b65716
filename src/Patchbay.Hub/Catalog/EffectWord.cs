using System.Text.Json;
using Patchbay.Engine.Definitions;

namespace Patchbay.Hub.Catalog;

internal static class EffectWord
{
    /// <summary>As the wire and the pages say it: read, create, update, delete.</summary>
    public static string Of(Effect effect) =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(effect.ToString());
}
