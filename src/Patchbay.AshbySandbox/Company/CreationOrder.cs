namespace Patchbay.AshbySandbox.Company;

/// <summary>Candidates and applications stand in the order of their creation: a moment is found by halving.</summary>
internal static class CreationOrder
{
    /// <summary>How many of the records were created at the moment or before it.</summary>
    public static int UpTo(long moment, int count, Func<int, long> createdAt)
    {
        var (low, high) = (0, count);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (createdAt(middle) > moment)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }
}
