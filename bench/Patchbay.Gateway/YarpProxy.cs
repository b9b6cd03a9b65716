using Yarp.ReverseProxy.Configuration;

namespace Patchbay.Gateway;

/// <summary>YARP as its documentation sets it up, with one route to one destination.</summary>
internal static class YarpProxy
{
    public static WebApplication Build(WebApplicationBuilder builder, Uri to)
    {
        builder
            .Services.AddReverseProxy()
            .LoadFromMemory(
                [
                    new RouteConfig
                    {
                        RouteId = "all",
                        ClusterId = "upstream",
                        Match = new RouteMatch { Path = "{**all}" },
                    },
                ],
                [
                    new ClusterConfig
                    {
                        ClusterId = "upstream",
                        Destinations = new Dictionary<string, DestinationConfig>
                        {
                            ["one"] = new() { Address = to.AbsoluteUri },
                        },
                    },
                ]
            );
        var app = builder.Build();
        app.MapReverseProxy();
        return app;
    }
}
