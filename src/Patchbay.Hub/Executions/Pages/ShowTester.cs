using System.Text.Json;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Schemas;
using Patchbay.Hub.Access;
using Patchbay.Hub.Http;
using Patchbay.Hub.Logs;
using Patchbay.Hub.Pages;

namespace Patchbay.Hub.Executions.Pages;

/// <summary>
/// GET …/tester: choose an account and an action, then fill in the input. <c>?account=</c> and <c>?action=</c> choose,
/// <c>?replay=</c> takes both and the input from a log, <c>?example=</c> fills in an example.
/// </summary>
internal static class ShowTester
{
    public static async Task<IResult> HandleAsync(
        string? account,
        string? action,
        string? find,
        string? what,
        string? replay,
        string? example,
        Caller caller,
        TesterView view,
        ILogReader logs,
        HttpContext http
    )
    {
        JsonElement? input = null;
        string? note = null;
        if (!string.IsNullOrEmpty(replay))
        {
            var log = await logs.FindExecutionAsync(caller.ProjectId, replay, http.RequestAborted);
            if (log is null)
                return ApiError.NotFound(
                    "log_not_found",
                    $"There is no log of an execution {replay}."
                );
            (account, action, input) = (log.AccountId, log.Action, log.Input);
            note = Said(replay, input);
        }
        var (found, fault) = await view.FindAsync(caller, account, action, http.RequestAborted);
        if (found is null)
            return fault!;
        var model = found with { Find = find ?? "", What = what ?? "", Note = note };
        if (model.Account is null)
            model = model with
            {
                Accounts = await view.FindAccountsAsync(caller, model.Find, http.RequestAborted),
            };
        else if (model.Action is not null)
        {
            input ??= Example(view.Definition(model), example);
            model = model with
            {
                Input = JsonSerializer.Serialize(input, TesterView.Indented),
                Code = view.Code(model, input.Value, http.Request),
            };
        }
        return HtmlPage.Show<TesterPage>(http, new { Model = model });
    }

    private static string Said(string replay, JsonElement? input) =>
        input is not { } kept
            ? $"The log {replay} has no input: this hub keeps no bodies of such requests. Set PATCHBAY_LOG_BODIES to keep them."
        : kept.TryGetProperty("left_out", out _)
            ? $"The input of the log {replay} was too large to be kept."
        : $"The input is that of the log {replay}. Secrets and long texts in it were cut when it was kept.";

    private static JsonElement Example(ActionDefinition action, string? example)
    {
        var made = example switch
        {
            "minimal" => SchemaExamples.Minimal(action.Input),
            "full" => SchemaExamples.Full(action.Input),
            _ => null,
        };
        return JsonElement.Parse(made?.ToJsonString() ?? "{}");
    }
}
