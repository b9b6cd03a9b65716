namespace Patchbay.Client;

/// <summary>What a guide is for.</summary>
/// <param name="Actions">Ids of the actions.</param>
/// <param name="Scopes">Names of the permissions that they need, in the order of the provider's form.</param>
public sealed record GuideScopes(IReadOnlyList<string> Actions, IReadOnlyList<string> Scopes);
