using Patchbay.Engine.Definitions;
using Patchbay.Engine.Guides;
using Patchbay.Hub.Access;

namespace Patchbay.Hub.Guides;

/// <summary>Which guide a request asks for, and how it is shown.</summary>
internal sealed record GuideView(
    Connector Connector,
    GuideDefinition Texts,
    GuideSelection Selection
)
{
    /// <summary>The selection was asked for as permissions, and is kept so in addresses.</summary>
    public bool ByScopes { get; init; }

    /// <summary>The language was asked for by the address, not by the browser.</summary>
    public bool LanguageIsNamed { get; init; }

    public Brand? Brand { get; init; }

    /// <summary>The brand comes from the host that was asked.</summary>
    public bool BrandIsOfHost { get; init; }

    /// <summary>Under somebody else's name, by its brand or by the address.</summary>
    public bool WhiteLabel { get; init; }

    /// <summary>The name that the address gives to whoever asks for access.</summary>
    public string? NamedApp { get; init; }

    /// <summary>The address holds a token, so nobody but its reader may keep the answer.</summary>
    public bool IsSecret { get; init; }

    /// <summary>A profile that the address names and the hub does not know.</summary>
    public bool ProfileIsUnknown { get; init; }

    /// <summary>A token in the address that opens nothing.</summary>
    public bool SessionIsUnknown { get; init; }

    /// <summary>Who asks for access; null where it has no name that the reader knows.</summary>
    public string? App => NamedApp ?? Brand?.Name ?? (WhiteLabel ? null : Guide.OwnName);

    public Guide Guide => Guide.For(Connector, Selection, Texts, App, WhiteLabel);

    /// <summary>What the reader must be told before all else.</summary>
    public IEnumerable<string> Notices
    {
        get
        {
            var words = Texts.Words;
            if (Selection.UnknownActions.Count > 0)
                yield return GuideWords.Fill(
                    words.UnknownActions,
                    "names",
                    string.Join(", ", Selection.UnknownActions)
                );
            if (Selection.UnknownScopes.Count > 0)
                yield return GuideWords.Fill(
                    words.UnknownScopes,
                    "names",
                    string.Join(", ", Selection.UnknownScopes)
                );
            if (ProfileIsUnknown)
                yield return words.UnknownProfile;
            if (SessionIsUnknown)
                yield return words.UnknownSession;
        }
    }
}
