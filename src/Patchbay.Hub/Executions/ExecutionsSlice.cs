using Microsoft.AspNetCore.Mvc;
using Patchbay.Hub.Access;
using Patchbay.Hub.Dashboard;
using Patchbay.Hub.Executions.Names;
using Patchbay.Hub.Executions.Pages;
using Patchbay.Hub.Http;
using Patchbay.Hub.Logs;

namespace Patchbay.Hub.Executions;

internal static class ExecutionsSlice
{
    public static void AddExecutions(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Executors>();
        builder.Services.AddSingleton<ExecutionLog>();
        builder.Services.AddSingleton<IExecutions, ExecutionService>();
        builder.Services.AddSingleton<INameResolver, ResolveService>();
        builder.Services.AddSingleton<Proxy>();
        builder.Services.AddSingleton<TesterView>();
    }

    public static void MapExecutions(this WebApplication app)
    {
        MapPages(app.DashboardPages());
        MapNames(app);
        var api = app.MapGroup("")
            .RequireScope(KeyScopes.ActionsExecute)
            .NotAudited("the request log has every call")
            .NotesItself();
        api.MapPost("/actions/rpc", RunAction.HandleAsync)
            .WithMetadata(new RequestSizeLimitAttribute(RunAction.MaxBodyBytes))
            .Documented(
                "rpc_action",
                "Actions",
                "Runs one action for one account",
                "body, path and query become the action's one input. The account is named by the header or in the body's headers."
            )
            .Header("x-account-id", "The account.")
            .Header(
                "x-connector-profile-id",
                "The connector profile to run under; the account's unless said."
            )
            .Query("sync", "Taken and without meaning: every action is run while the caller waits.")
            .Query("run_id", "Taken and without meaning here.")
            .Query("debug", "Taken and without meaning here.", ParameterKind.Flag)
            .Takes<RpcShape>()
            .Produces<RpcAnswerShape>()
            .Fails(403, 404, 412, 429, 502)
            .Example(
                """{"action":"ashby_list_candidates","body":{"limit":10},"headers":{"x-account-id":"acc_…"}}"""
            );
        api.MapPost("/unified/proxy", ProxyCall.HandleAsync)
            .Documented(
                "proxy_request",
                "Actions",
                "Passes one request on to the account's provider",
                "Only to the provider's own address; the hub adds the key. Redirects are not followed. The provider's status stands in the answer."
            )
            .Header("x-account-id", "The account.")
            .Header(
                "x-connector-profile-id",
                "The connector profile to run under; the account's unless said."
            )
            .Produces<ProxyAnswer>()
            .Fails(403, 404, 412, 502)
            .Example("""{"method":"post","path":"/candidate.list","body":{"limit":1}}""");
    }

    private static void MapNames(WebApplication app) =>
        app.MapPost("/actions/resolve", ResolveNames.HandleAsync)
            .RequireScope(KeyScopes.ActionsExecute)
            .NotAudited("it reads, and the request log has every call")
            .Documented(
                "resolve_names",
                "Actions",
                "Turns names into ids",
                "A text, of a stated kind or a guessed one, becomes the id of one record, or is said to be ambiguous, not found, or not to be looked for. "
                    + "Only reads are sent, each as an execution of its own. Several texts go in items."
            )
            .Header("x-account-id", "The account.")
            .Header(
                "x-connector-profile-id",
                "The connector profile to run under; the account's unless said."
            )
            .Produces<ResolutionBody>()
            .Fails(403, 404, 412)
            .Example("""{"text":"onsite","kind":"interview_stage","context":{"job":"Engineer"}}""");

    private static void MapPages(RouteGroupBuilder pages)
    {
        pages.MapGet("/tester", ShowTester.HandleAsync);
        pages.MapGet("/tester/ids", LookUpIds.HandleAsync).ForMembers().NotesItself();
        var send = pages
            .MapGroup("/tester")
            .ForMembers()
            .NotesItself()
            .WithMetadata(new RequestSizeLimitAttribute(RunAction.MaxBodyBytes))
            .WithFormOptions(valueLengthLimit: RunAction.MaxBodyBytes);
        send.MapPost("/run", RunTester.HandleAsync)
            .NotAudited("the request log has every call, with who sent it");
        send.MapPost("/code", RunTester.CodeAsync).NotAudited("it writes code and changes nothing");
    }
}
