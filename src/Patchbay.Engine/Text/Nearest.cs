namespace Patchbay.Engine.Text;

public static class Nearest
{
    public static IReadOnlyList<string> Find(
        string word,
        IEnumerable<string> candidates,
        int most = 3
    ) => throw new NotImplementedException();
}
