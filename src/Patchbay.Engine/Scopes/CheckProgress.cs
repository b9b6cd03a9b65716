namespace Patchbay.Engine.Scopes;

/// <summary>How far a check has come. The first one says that the provider accepts the key.</summary>
/// <param name="Answered">Of the permissions that are asked for one by one, those that are settled.</param>
/// <param name="Asked">How many those are; none when the provider lists what a key holds.</param>
public sealed record CheckProgress(int Answered, int Asked);
