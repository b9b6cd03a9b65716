namespace Patchbay.Hub.Start;

/// <summary>Why the hub does not start, in words for its operator.</summary>
internal sealed class StartException(string message) : Exception(message);
