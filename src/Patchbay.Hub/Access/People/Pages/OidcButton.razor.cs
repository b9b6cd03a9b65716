using Microsoft.AspNetCore.Components;
using Patchbay.Hub.Access.People.Oidc;

namespace Patchbay.Hub.Access.People.Pages;

/// <summary>The way through an OpenID provider; nothing where none is configured.</summary>
public sealed partial class OidcButton
{
    /// <summary>What the provider is called.</summary>
    [Parameter]
    public string? Provider { get; set; }

    /// <summary>Where to go once signed in.</summary>
    [Parameter]
    public string Next { get; set; } = "";

    private string Address => OidcSlice.BeginPath + QueryString.Create("returnUrl", Next);
}
