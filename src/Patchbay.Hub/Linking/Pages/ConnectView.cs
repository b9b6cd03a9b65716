using Patchbay.Engine.Guides;
using Patchbay.Engine.Scopes;

namespace Patchbay.Hub.Linking.Pages;

/// <summary>One state of the page, in words that are ready to be shown.</summary>
/// <param name="Title">The heading, and the title of the window.</param>
public abstract record ConnectView(int Status, string Title)
{
    /// <summary>Where its form goes, relative to the page; also the page itself again.</summary>
    public string Action { get; init; } = "?";

    /// <summary>It stands inside another page.</summary>
    public bool Embedded { get; init; }

    /// <summary>The connector's; null while none is chosen.</summary>
    public string? Logo { get; init; }

    /// <summary>Where the page leads by itself after a few seconds.</summary>
    public string? Follow { get; init; }

    /// <summary>The way back to whoever made the link, where they named one.</summary>
    public ConnectReturn? Return { get; init; }
}

/// <param name="Host">As the reader knows it, such as <c>app.example.com</c>.</param>
public sealed record ConnectReturn(string Url, string Host);

/// <summary>The link opens nothing, and why.</summary>
/// <param name="Code">Stable and for code, as in the API's errors.</param>
/// <param name="At">When that was; stands between <paramref name="Before"/> and <paramref name="After"/>.</param>
public sealed record ConnectNotice(
    int Status,
    string Code,
    string Title,
    string Before,
    DateTimeOffset? At,
    string After
) : ConnectView(Status, Title);

/// <summary>Where a link is good for several connectors, the first question is which.</summary>
/// <param name="Asks">Who asks, at the start of a sentence.</param>
public sealed record ConnectChoice(string Asks, string Customer, IReadOnlyList<ConnectOffer> Offers)
    : ConnectView(StatusCodes.Status200OK, "What do you want to link?");

/// <param name="Address">Relative to the page.</param>
public sealed record ConnectOffer(string Name, string Logo, string Address);

/// <summary>The form that takes the key.</summary>
/// <param name="Edits">The customer has an account already.</param>
/// <param name="Fault">Why the last try linked nothing.</param>
/// <param name="Left">How long the link is good yet, in words.</param>
/// <param name="App">Who asks, within a sentence.</param>
public sealed record ConnectForm(
    int Status,
    string Title,
    string Asks,
    string App,
    string Customer,
    string Provider,
    string ProfileId,
    bool Edits,
    IReadOnlyList<ConnectField> Fields,
    ConnectGuide Guide,
    ConnectFault? Fault,
    string Left,
    DateTimeOffset Until,
    bool OneUse
) : ConnectView(Status, Title);

/// <param name="IsKey">The one that is checked.</param>
/// <param name="Kept">The last characters of the stored one, or nothing of a short one; null when none is stored.</param>
public sealed record ConnectField(
    string Key,
    string Label,
    string? Help,
    string? Placeholder,
    bool Secret,
    bool Required,
    bool IsKey,
    string? Kept
);

/// <param name="Minimum">The tick box without which nothing is linked.</param>
/// <param name="FormPath">Where the provider's form is.</param>
/// <param name="Url">The whole guide, for the same permissions.</param>
public sealed record ConnectGuide(
    Guide Guide,
    IReadOnlyList<ScopeDefinition> Needed,
    string Provider,
    string Minimum,
    string FormPath,
    string Url
);

/// <param name="Code">As in the API's errors.</param>
/// <param name="Missing">The boxes to tick, where that is what it takes.</param>
public sealed record ConnectFault(
    string Code,
    string Message,
    string? Advice,
    IReadOnlyList<ConnectBox> Missing
);

/// <summary>A tick box of the provider's form.</summary>
/// <param name="Required">Without it nothing is linked.</param>
/// <param name="Actions">How many enabled actions need it.</param>
public sealed record ConnectBox(string TickBox, bool Required, int Actions);

/// <summary>The confirmation: what works by now, and what does not yet.</summary>
/// <param name="Works">Labels of the actions that work, A to Z.</param>
/// <param name="Enabled">How many actions the profile enables.</param>
/// <param name="Lacks">How many of them miss a permission.</param>
/// <param name="Open">How many are not proven: most of them write.</param>
/// <param name="Fault">Why checking again told nothing.</param>
public sealed record ConnectDone(
    string Title,
    string Asks,
    string Customer,
    string Provider,
    string ProviderKey,
    string AccountId,
    IReadOnlyList<string> Works,
    int Enabled,
    int Lacks,
    int Open,
    IReadOnlyList<ConnectBox> Missing,
    ConnectFix Fix,
    ConnectFault? Fault
) : ConnectView(StatusCodes.Status200OK, Title);

/// <summary>How a box is ticked.</summary>
/// <param name="FormPath">Where the provider's form is.</param>
/// <param name="GuideUrl">The guide for exactly what is missing.</param>
public sealed record ConnectFix(string Provider, string FormPath, string GuideUrl);
