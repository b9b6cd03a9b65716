using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Accounts.Pages;

public sealed partial class AccountTypeBadge
{
    [Parameter, EditorRequired]
    public required AccountLine Account { get; set; }
}
