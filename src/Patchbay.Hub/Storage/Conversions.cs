using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Patchbay.Hub.Storage;

/// <summary>SQLite has no type for instants; a number sorts and compares right on every database.</summary>
internal sealed class UnixMilliseconds()
    : ValueConverter<DateTimeOffset, long>(
        instant => instant.ToUnixTimeMilliseconds(),
        number => DateTimeOffset.FromUnixTimeMilliseconds(number)
    );

internal static class Conversions
{
    /// <summary>Keeps a value as JSON text, for what is read whole and never searched.</summary>
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property) =>
        property.HasConversion(
            value => JsonSerializer.Serialize(value, JsonSerializerOptions.Default),
            text => JsonSerializer.Deserialize<T>(text, JsonSerializerOptions.Default)!,
            // Records are replaced, never changed in place: the same reference is the same value.
            new ValueComparer<T>(
                (one, other) => ReferenceEquals(one, other),
                value => value == null ? 0 : value.GetHashCode()
            )
        );
}
