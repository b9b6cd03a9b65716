using Microsoft.AspNetCore.Components;

namespace Patchbay.Hub.Access.People.Pages;

public sealed partial class SignInPage
{
    /// <summary>Why the last try failed.</summary>
    [Parameter]
    public string? Problem { get; set; }

    /// <summary>Where to go once signed in.</summary>
    [Parameter, EditorRequired]
    public required string Next { get; set; }

    /// <summary>The OpenID provider's name.</summary>
    [Parameter]
    public string? Provider { get; set; }

    [Parameter]
    public bool Development { get; set; }
}
