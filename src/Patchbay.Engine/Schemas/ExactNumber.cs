using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Patchbay.Engine.Schemas;

/// <summary>
/// A JSON number as written, never rounded: sign, digits without zeros at either end, power of ten. Short numbers
/// without exponent are decimals, which hold 28 digits exactly and cost no allocation.
/// </summary>
internal readonly struct ExactNumber : IEquatable<ExactNumber>
{
    // Far beyond what any text of digits can reach, so that sums of exponents and lengths cannot overflow.
    private const long ExponentBound = 1L << 60;

    private readonly decimal _short;
    private readonly string? _digits;
    private readonly bool _negative;
    private readonly long _exponent;

    private ExactNumber(decimal value) => _short = value;

    private ExactNumber(bool negative, string digits, long exponent) =>
        (_negative, _digits, _exponent) = (negative, digits, exponent);

    public static ExactNumber Of(in JsonElement element)
    {
        var raw = JsonMarshal.GetRawUtf8Value(element);
        return
            raw.Length <= 28
            && !raw.ContainsAny((byte)'e', (byte)'E')
            && element.TryGetDecimal(out var value)
            ? new ExactNumber(value)
            : Parse(Encoding.ASCII.GetString(raw));
    }

    public static ExactNumber Of(decimal value) => new(value);

    public bool IsInteger =>
        _digits is null ? decimal.IsInteger(_short) : _digits.Length == 0 || _exponent >= 0;

    public bool IsPositive => _digits is null ? _short > 0 : !_negative && _digits.Length > 0;

    /// <summary>Below, at or above 0, as this number is below, at or above the other.</summary>
    public int Against(ExactNumber other)
    {
        if (_digits is null && other._digits is null)
            return _short.CompareTo(other._short);
        var (a, b) = (Long(), other.Long());
        if (a.Sign != b.Sign)
            return a.Sign.CompareTo(b.Sign);
        if (a.Sign == 0)
            return 0;
        var magnitude = (a._digits!.Length + a._exponent).CompareTo(
            b._digits!.Length + b._exponent
        );
        return a.Sign * (magnitude != 0 ? magnitude : string.CompareOrdinal(a._digits, b._digits));
    }

    public bool IsMultipleOf(ExactNumber divisor)
    {
        if (_digits is null && divisor._digits is null)
            return _short % divisor._short == 0;
        var (a, b) = (Long(), divisor.Long());
        if (a.Sign == 0)
            return true;
        // Digits carry no trailing zero, so they cannot be a multiple of a positive power of ten.
        if (a._exponent < b._exponent)
            return false;
        var modulus = BigInteger.Parse(b._digits!, CultureInfo.InvariantCulture);
        var scale = BigInteger.ModPow(10, a._exponent - b._exponent, modulus);
        return (
            BigInteger.Parse(a._digits!, CultureInfo.InvariantCulture) * scale % modulus
        ).IsZero;
    }

    public bool Equals(ExactNumber other) => Against(other) == 0;

    public override bool Equals(object? obj) => obj is ExactNumber other && Equals(other);

    public override int GetHashCode()
    {
        var full = Long();
        return HashCode.Combine(
            full.Sign,
            full._digits,
            full._digits!.Length == 0 ? 0 : full._exponent
        );
    }

    private int Sign =>
        _digits!.Length == 0 ? 0
        : _negative ? -1
        : 1;

    private ExactNumber Long() =>
        _digits is null ? Parse(_short.ToString(CultureInfo.InvariantCulture)) : this;

    private static ExactNumber Parse(string text)
    {
        var negative = text[0] == '-';
        var e = text.AsSpan().IndexOfAny('e', 'E');
        var mantissa = text.AsSpan(
            negative ? 1 : 0,
            (e < 0 ? text.Length : e) - (negative ? 1 : 0)
        );
        var exponent = e < 0 ? 0 : ParseExponent(text.AsSpan(e + 1));
        var point = mantissa.IndexOf('.');
        if (point >= 0)
            exponent -= mantissa.Length - point - 1;
        var digits = (
            point < 0
                ? mantissa.ToString()
                : string.Concat(mantissa[..point], mantissa[(point + 1)..])
        ).TrimStart('0');
        var trimmed = digits.TrimEnd('0');
        return new ExactNumber(negative, trimmed, exponent + digits.Length - trimmed.Length);
    }

    private static long ParseExponent(ReadOnlySpan<char> text) =>
        long.TryParse(text, CultureInfo.InvariantCulture, out var value)
            ? long.Clamp(value, -ExponentBound, ExponentBound)
        : text[0] == '-' ? -ExponentBound
        : ExponentBound;
}
