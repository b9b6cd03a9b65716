using Microsoft.AspNetCore.Components;
using Patchbay.Engine.Definitions;
using Patchbay.Hub.Catalog;

namespace Patchbay.Hub.Access.Limits.Pages;

public sealed partial class LimitFields
{
    private static readonly string[] Effects = Enum.GetValues<Effect>()
        .Select(EffectWord.Of)
        .ToArray();

    [Parameter, EditorRequired]
    public required TypedLimits Typed { get; set; }
}
