namespace Patchbay.AshbySandbox;

/// <summary>An act that the sandbox refused, with the code that an endpoint would answer.</summary>
public sealed class SandboxActException(string code, string message) : Exception(message)
{
    public string Code => code;
}
