using System.Diagnostics.CodeAnalysis;

namespace Patchbay.Cli;

/// <summary>A value, or why there is none.</summary>
internal readonly record struct Attempt<T>(T? Value, CliFailure? Failure)
    where T : class
{
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool Succeeded => Failure is null;

    public static implicit operator Attempt<T>(T value) => new(value, null);

    public static implicit operator Attempt<T>(CliFailure failure) => new(null, failure);
}
