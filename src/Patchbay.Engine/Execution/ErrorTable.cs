namespace Patchbay.Engine.Execution;

/// <summary>What one of the provider's error codes means.</summary>
/// <param name="Code">The code; <c>*</c> at its start stands for any letters.</param>
/// <param name="Remedy">What to do about it; null takes the engine's words for the kind.</param>
public sealed record ErrorMeaning(string Code, FailureKind Kind, string? Remedy)
{
    internal bool Fits(string code) =>
        Code.StartsWith('*') ? code.EndsWith(Code[1..], StringComparison.Ordinal) : code == Code;
}

/// <summary>The meanings of a provider's error codes; the first that fits decides.</summary>
public sealed class ErrorTable(IReadOnlyList<ErrorMeaning> meanings)
{
    public IReadOnlyList<ErrorMeaning> All { get; } = meanings;

    /// <summary>The meaning of a code; null when the table says nothing of it.</summary>
    public ErrorMeaning? Find(string code)
    {
        foreach (var meaning in All)
        {
            if (meaning.Fits(code))
                return meaning;
        }
        return null;
    }
}
