namespace Patchbay.Engine.Text;

internal static class EditDistance
{
    /// <summary>Damerau–Levenshtein, in the variant where no part is edited twice.</summary>
    public static int Between(string a, string b)
    {
        var (before, last, row) = (
            new int[b.Length + 1],
            new int[b.Length + 1],
            new int[b.Length + 1]
        );
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = int.Min(int.Min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = int.Min(row[j], before[j - 2] + 1);
            }
            (before, last, row) = (last, row, before);
        }
        return last[b.Length];
    }
}
