using Microsoft.AspNetCore.Components;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Access.People.Pages;

public sealed partial class InvitePage
{
    /// <summary>Null when the invitation is over, or never was.</summary>
    [Parameter]
    public InvitedPerson? Invited { get; set; }

    /// <summary>The OpenID provider's name.</summary>
    [Parameter]
    public string? Provider { get; set; }

    private static ApiError Over => AcceptInvitation.Over;
}

public sealed record InvitedPerson(string Name, string Email, string Role, string Token);
