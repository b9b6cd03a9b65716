using System.Diagnostics.CodeAnalysis;

namespace Patchbay.Client;

/// <summary>How a call to the hub ended: with a value or with an error, never both.</summary>
public sealed class HubOutcome<T>
    where T : class
{
    private HubOutcome(T? value, HubError? error)
    {
        Value = value;
        Error = error;
    }

    public T? Value { get; }

    public HubError? Error { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Value is not null;

    public static implicit operator HubOutcome<T>(T value) => new(value, null);

    public static implicit operator HubOutcome<T>(HubError error) => new(null, error);
}
