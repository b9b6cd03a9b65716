using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox.FromContract;

/// <summary>The limits of an organisation's reports: 15 starts a minute, 3 at once.</summary>
internal static class ReportProvocations
{
    public static async Task<IReadOnlyList<Reply>> TooOftenAsync(
        string endpoint,
        string code,
        ErrorSandbox ashby
    )
    {
        var body = await ashby.ValidAsync(endpoint);
        for (var i = 0; i < 15; i++)
            await ashby.World.CallAsync("report.synchronous", Copy(body));
        return [await ashby.CallAsync(endpoint, body)];
    }

    public static async Task<IReadOnlyList<Reply>> TooManyAtOnceAsync(
        string endpoint,
        string code,
        ErrorSandbox ashby
    )
    {
        var body = await ashby.ValidAsync(endpoint);
        for (var i = 0; i < 3; i++)
            await ashby.World.CallAsync("report.generate", Copy(body));
        return [await ashby.CallAsync(endpoint, body)];
    }

    private static JsonObject Copy(JsonObject body) => body.DeepClone().AsObject();
}
