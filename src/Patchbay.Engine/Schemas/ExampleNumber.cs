using System.Text.Json;

namespace Patchbay.Engine.Schemas;

/// <summary>Numbers within the bounds asked for, on the grid of <c>multipleOf</c>, near 1 where they may be.</summary>
internal static class ExampleNumber
{
    private const decimal Far = 1_000_000_000_000_000m;

    public static decimal Make(ExampleShape shape, bool integer, Random? random, int variant)
    {
        var divisors = shape.All<MultipleOfKeyword>().Select(m => Read(m.Divisor)).ToList();
        var step = Step(divisors, integer);
        var (least, most) = Bounds(shape);
        // Exclusive bounds, and a grid coarser than the space between them, are left to the trial of the value.
        var first =
            least is { } low ? decimal.Ceiling(low / step) * step
            : most is { } high ? decimal.Min(1, decimal.Floor(high / step)) * step
            : step;
        if (IsExcluded(shape, "exclusiveMinimum", first))
            first += most is { } top && first + step >= top ? (top - first) / 2 : step;
        if (most is { } end && first > end)
            first = decimal.Floor(end / step) * step;
        if (IsExcluded(shape, "exclusiveMaximum", first))
            first -= least is { } bottom && first - step <= bottom ? (first - bottom) / 2 : step;
        var room = decimal.Max(0, most is { } limit ? decimal.Floor((limit - first) / step) : 1000);
        if (room > 0 && IsExcluded(shape, "exclusiveMaximum", first + room * step))
            room--;
        var steps = random is not null
            ? random.Next((int)decimal.Min(room, 1000) + 1)
            : variant % (room + 1);
        return Plain(first + steps * step);
    }

    private static (decimal? Least, decimal? Most) Bounds(ExampleShape shape)
    {
        var limits = shape.All<LimitKeyword>().Select(k => (k.Name, Value: Read(k.Limit))).ToList();
        foreach (var format in shape.All<FormatKeyword>().Where(f => f.Format.OfNumbers))
        {
            limits.Add(("minimum", decimal.Max(format.Format.Range.Least, -Far)));
            limits.Add(("maximum", decimal.Min(format.Format.Range.Most, Far)));
        }
        var least = limits
            .Where(l => l.Name is "minimum" or "exclusiveMinimum")
            .Select(l => (decimal?)l.Value)
            .Max();
        var most = limits
            .Where(l => l.Name is "maximum" or "exclusiveMaximum")
            .Select(l => (decimal?)l.Value)
            .Min();
        // Far below 0 and far above is a bound of the machine, not of the matter: start at 1.
        return (least < -1_000_000 && !(most < 1) ? 1 : least, most);
    }

    private static bool IsExcluded(ExampleShape shape, string name, decimal value) =>
        shape.All<LimitKeyword>().Any(k => k.Name == name && Read(k.Limit) == value);

    private static decimal Step(List<decimal> divisors, bool integer)
    {
        var step =
            integer ? 1m
            : divisors.Count > 0 ? divisors[0]
            : 1m;
        foreach (var divisor in divisors)
        {
            // The least common multiple, as far as it is found within reason.
            for (var times = 1; times <= 1000; times++)
            {
                if (step * times % divisor == 0)
                {
                    step *= times;
                    break;
                }
            }
        }
        return step;
    }

    private static decimal Read(JsonElement number)
    {
        if (number.TryGetDecimal(out var value))
            return decimal.Clamp(value, -Far, Far);
        return number.GetRawText()[0] == '-' ? -Far : Far;
    }

    /// <summary>Without zeros after the point, so that whole numbers look it.</summary>
    private static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;
}
