using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Accounts.Pages;

public sealed partial class AccountSelect
{
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    [Parameter, EditorRequired]
    public required string Value { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<AccountChoice> Choices { get; set; }
}
