using Patchbay.Engine.Definitions;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;

namespace Patchbay.Hub.Linking.Pages;

/// <summary>What the page speaks about.</summary>
/// <param name="App">Who asks, such as <c>Acme Hiring</c>; null where nobody has given it a name.</param>
/// <param name="Embedded">The page stands inside one of theirs.</param>
/// <param name="AccountId">The account that the address names; null where the session alone decides.</param>
internal sealed record LinkContext(
    ConnectSession Session,
    string? App,
    bool Embedded,
    string? AccountId,
    DateTimeOffset Now
)
{
    public string AppAtStart => App ?? (Embedded ? "This app" : "The app that sent you this link");

    public string AppWithin => App ?? (Embedded ? "this app" : "the app that sent you this link");

    public string Sender => App ?? (Embedded ? "whoever runs this app" : "whoever sent it");

    /// <summary>The page's own query, relative to it.</summary>
    public string Action =>
        "?"
        + string.Join(
            '&',
            new[]
            {
                Embedded ? "embed=1" : null,
                AccountId is { } id ? $"account_id={Uri.EscapeDataString(id)}" : null,
            }.OfType<string>()
        );

    /// <summary>The page around an embedded one goes its own way.</summary>
    public ConnectReturn? Return(string status, string? accountId) =>
        !Embedded && Session.ReturnUrl is { } url
            ? new(ReturnAddress.With(url, status, accountId), new Uri(url).Host)
            : null;
}

/// <summary>What is linked with the form.</summary>
/// <param name="Existing">The account that is edited; null when one is made.</param>
/// <param name="KeptTail">The last characters of the stored key; null when there is none to keep.</param>
internal sealed record LinkTarget(
    Profile Profile,
    Connector Connector,
    string Logo,
    Account? Existing,
    string? KeptTail
);
