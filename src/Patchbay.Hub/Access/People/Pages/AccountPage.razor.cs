using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Access.People.Pages;

public sealed partial class AccountPage
{
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter, EditorRequired]
    public required string Email { get; set; }

    [Parameter, EditorRequired]
    public required string Role { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<ShownPasskey> Passkeys { get; set; }
}

public sealed record ShownPasskey(string Name, DateTimeOffset CreatedAt);
