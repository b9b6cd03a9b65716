namespace Patchbay.Gateway;

/// <summary>What <c>bench/gateway/run</c> measures the hub beside: the upstream of all, and two gateways that only pass on.</summary>
internal static class GatewayApp
{
    private const string Usage = "Patchbay.Gateway upstream|yarp|forwarder --urls URL [--to URL]";

    public static async Task<int> Main(string[] args)
    {
        if (args is not [var mode, .. var rest])
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }
        var builder = WebApplication.CreateBuilder(rest);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        WebApplication? app = mode switch
        {
            "upstream" => Upstream.Build(builder),
            "yarp" => YarpProxy.Build(builder, To(builder)),
            "forwarder" => Forwarder.Build(builder, To(builder)),
            _ => null,
        };
        if (app is null)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }
        await app.RunAsync();
        return 0;
    }

    private static Uri To(WebApplicationBuilder builder) =>
        new(builder.Configuration["to"] ?? throw new InvalidOperationException(Usage));
}
