namespace Patchbay.AshbySandbox.State;

/// <summary>The file given for the sandbox's state cannot serve; the message says what to do.</summary>
public sealed class SandboxFileException(string message, Exception? cause = null)
    : Exception(message, cause);
