using System.Text.Json;
using Patchbay.Engine.Definitions;

namespace Patchbay.Cli.Output;

internal static class EnumNames
{
    public static string Of(Effect effect) =>
        JsonNamingPolicy.CamelCase.ConvertName(effect.ToString());

    public static string Of(Paging paging) =>
        JsonNamingPolicy.CamelCase.ConvertName(paging.ToString());
}
