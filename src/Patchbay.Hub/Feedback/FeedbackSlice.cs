using Patchbay.Hub.Access;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Feedback;

internal static class FeedbackSlice
{
    public static void AddFeedback(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<IFeedback, FeedbackBook>();

    public static void MapFeedback(this WebApplication app)
    {
        var api = app.MapGroup("/ai/tool-feedback");
        const string tag = "Feedback";
        api.MapPost("", SubmitFeedback.HandleAsync)
            .RequireScope(KeyScopes.ActionsExecute)
            .NotAudited("whoever runs tools says how they were")
            .Documented("submit_tool_feedback", tag, "Says what was good or bad about tools")
            .Fails(StatusCodes.Status404NotFound)
            .Example(
                """{"feedback":"It found the candidate at once.","tool_names":["ashby_search_candidates"]}"""
            );
        api.MapGet("", ListFeedback.HandleAsync)
            .RequireScope(KeyScopes.LogsRead)
            .Documented("list_tool_feedback", tag, "What was said, newest first")
            .Query("account_ids", "Only of these accounts.", ParameterKind.List)
            .Paged();
    }
}
