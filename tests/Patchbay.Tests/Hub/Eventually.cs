namespace Patchbay.Tests.Hub;

/// <summary>For what a background service does after the test can no longer hear of it.</summary>
internal static class Eventually
{
    public static async Task TrueAsync(Func<Task<bool>> isSo)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await isSo())
        {
            late.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
