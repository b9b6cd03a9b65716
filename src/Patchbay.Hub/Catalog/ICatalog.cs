using System.Diagnostics.CodeAnalysis;
using Patchbay.Engine.Definitions;

namespace Patchbay.Hub.Catalog;

/// <summary>Connectors and how projects use them; all of it in memory.</summary>
internal interface ICatalog
{
    IReadOnlyList<Connector> Connectors { get; }

    bool TryGetConnector(string key, [NotNullWhen(true)] out Connector? connector);

    /// <summary>Loads the profiles, and makes those that every project starts with.</summary>
    Task LoadAsync(IEnumerable<string> projectIds, CancellationToken cancellationToken);

    IReadOnlyList<Profile> Profiles(string projectId);

    Profile? FindProfile(string projectId, string id);

    /// <summary>The active profile that is taken where none is named.</summary>
    Profile? DefaultProfile(string projectId, string connector);

    Task<Profile> CreateProfileAsync(Profile profile, CancellationToken cancellationToken);

    /// <summary>False when there is none.</summary>
    Task<bool> DeleteProfileAsync(string projectId, string id, CancellationToken cancellationToken);

    /// <summary>A profile that becomes the default takes that from the connector's other ones.</summary>
    Task<Profile?> UpdateProfileAsync(
        string projectId,
        string id,
        Func<Profile, Profile> change,
        CancellationToken cancellationToken
    );

    /// <summary>Where the profile's provider is; null means the connector's own address.</summary>
    Uri? BaseUrl(Profile profile);
}
