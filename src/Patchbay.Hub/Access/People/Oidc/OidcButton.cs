namespace Patchbay.Hub.Access.People.Oidc;

internal static class OidcButton
{
    /// <summary>HTML; empty where no provider is configured.</summary>
    /// <param name="returnUrl">Where to go once signed in; anything but a path of this hub is left out when it is used.</param>
    public static string Html(OidcSettings? oidc, string returnUrl = "") =>
        oidc is null
            ? ""
            : $"""<p><a class="button" href="{Page.Text(
                OidcSlice.BeginPath + QueryString.Create("returnUrl", returnUrl)
            )}">Sign in with {Page.Text(oidc.Name)}</a></p>""";
}
