using Microsoft.AspNetCore.Mvc;
using Patchbay.Hub.Access;

namespace Patchbay.Hub.Executions;

internal static class ExecutionsSlice
{
    public static void AddExecutions(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Executors>();
        builder.Services.AddSingleton<IExecutions, ExecutionService>();
    }

    public static void MapExecutions(this WebApplication app) =>
        app.MapPost("/actions/rpc", RunAction.HandleAsync)
            .RequireScope(KeyScopes.ActionsExecute)
            .NotAudited("the request log has every execution")
            .WithMetadata(new RequestSizeLimitAttribute(RunAction.MaxBodyBytes));
}
