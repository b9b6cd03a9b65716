using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Endpoints;

/// <summary>Generated candidates and applications stand in the order of their creation: createdAfter is a binary search.</summary>
internal static class CreationOrder
{
    /// <summary>The first of the generated records that createdAfter lets through; 0 without that filter.</summary>
    public static int FirstAfter(JsonObject request, int count, Func<int, DateTimeOffset> createdAt)
    {
        if (request.Whole("createdAfter") is not { } bound)
            return 0;
        var (low, high) = (0, count);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (createdAt(middle).ToUnixTimeMilliseconds() > bound)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }
}
