using Microsoft.AspNetCore.Mvc;
using ModelContextProtocol.AspNetCore;
using Patchbay.Hub.Access;
using Patchbay.Hub.Access.Sessions;
using Patchbay.Hub.Executions;
using Patchbay.Hub.Http;
using Patchbay.Hub.Logs;
using Patchbay.Mcp;

namespace Patchbay.Hub.Agents;

internal static class AgentsSlice
{
    public static void AddAgents(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ConnectorTools>();
        builder.Services.AddSingleton<AgentEndpoints>();
        builder.Services.AddSingleton<AgentAccounts>();
        builder.Services.AddSingleton<Offers>();
        builder.Services.AddSingleton<RecentLists>();
        builder.Services.AddSingleton<ToolLists>();
        builder.Services.AddSingleton<ExecuteTool>();
        builder.Services.AddSingleton<SearchTool>();
        builder.Services.AddSingleton<ResolveTool>();
        builder.Services.AddSingleton<FeedbackTool>();
        builder.Services.AddSingleton<Clients>();
        builder.Services.AddSingleton<ToolCalls>();
        builder.Services.AddSingleton<RunningCalls>();
        builder.Services.AddSingleton<HostGuard>();
        builder.Services.AddSingleton<ShortWay>();
        builder.Services.AddSingleton<McpEndpoint>();
        builder
            .Services.AddMcpServer()
            .WithHttpTransport(transport =>
            {
                transport.SessionMode = HttpServerSessionMode.Stateless;
                transport.ConfigureSessionOptions = (http, options, _) =>
                {
                    ToolServer.Configure(
                        options,
                        ActivatorUtilities.CreateInstance<HubToolBox>(
                            http.RequestServices,
                            http,
                            http.Features.Get<McpRequest>()!
                        )
                    );
                    return Task.CompletedTask;
                };
            });
    }

    public static void MapAgents(this WebApplication app)
    {
        var mcp = app.MapGroup("/mcp")
            .RequireAgent()
            .NotAudited("the request log has every call")
            .NotesItself()
            .WithMetadata(new AgentErrors())
            .ExcludeFromDescription();
        mcp.MapMcp()
            .WithMetadata(new RequestSizeLimitAttribute(RunAction.MaxBodyBytes))
            .Add(McpEndpoint.GoBefore);
        mcp.MapMethods("", ["GET", "DELETE"], OnlyPost.Handle);
    }
}
