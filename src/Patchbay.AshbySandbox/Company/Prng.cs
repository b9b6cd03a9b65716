namespace Patchbay.AshbySandbox.Company;

/// <summary>SplitMix64, keyed by seed, kind and index, so that any fact of any entity can be drawn without drawing those
/// before it. Integers only: the same numbers on every machine. Pass it by reference, it moves.</summary>
internal struct Prng(ulong state)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong _state = state;

    public static Prng For(int seed, Kind kind, long index) =>
        new(Mix(Mix(Mix((uint)seed + Golden) ^ (ulong)kind) + (ulong)index * Golden));

    /// <summary>The finaliser of SplitMix64: every output bit depends on every input bit.</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    public ulong Next() => Mix(_state += Golden);

    /// <summary>A number from 0 up to, not including, <paramref name="bound"/>; 0 when the bound is 0 or less.</summary>
    public long Below(long bound) =>
        bound <= 0 ? 0 : (long)Math.BigMul(Next(), (ulong)bound, out _);

    public int Below(int bound) => (int)Below((long)bound);

    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>The pattern with a digit in place of every #.</summary>
    public string Digits(string pattern)
    {
        var text = pattern.ToCharArray();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '#')
            {
                text[at] = (char)('0' + Below(10));
            }
        }
        return new string(text);
    }
}
