using Patchbay.Engine.Definitions;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;

namespace Patchbay.Hub.Linking.Pages;

/// <summary>What the page speaks about.</summary>
/// <param name="App">Who asks, such as <c>Acme Hiring</c>; null where nobody has given it a name.</param>
/// <param name="Token">The session's token, which the form sends along.</param>
internal sealed record LinkContext(
    ConnectSession Session,
    string? App,
    string Token,
    DateTimeOffset Now
)
{
    public string AppAtStart => App ?? "The app that sent you this link";

    public string AppWithin => App ?? "the app that sent you this link";

    public string Sender => App ?? "whoever sent it";

    // The token must not reach a log by way of a record's own text.
    public override string ToString() => $"{nameof(LinkContext)} {Session.Id}";
}

/// <summary>What is linked with the form.</summary>
/// <param name="Existing">The account that is edited; null when one is made.</param>
/// <param name="KeptTail">The last characters of the stored key; null when there is none to keep.</param>
internal sealed record LinkTarget(
    Profile Profile,
    Connector Connector,
    Uri Logo,
    Account? Existing,
    string? KeptTail
);
