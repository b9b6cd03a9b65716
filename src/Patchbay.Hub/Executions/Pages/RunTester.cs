using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Patchbay.Hub.Access;
using Patchbay.Hub.Http;
using Patchbay.Hub.Logs;
using Patchbay.Hub.Pages;

namespace Patchbay.Hub.Executions.Pages;

/// <summary>
/// POST …/tester/run sends the call as whoever is signed in, once they confirmed one that changes something; …/code
/// writes it as code instead.
/// </summary>
internal static class RunTester
{
    public static async Task<IResult> HandleAsync(
        [FromForm] TesterForm? form,
        Caller caller,
        TesterView view,
        IExecutions executions,
        TimeProvider time,
        HttpContext http
    )
    {
        var (model, input, refused) = await ReadAsync(form, caller, view, http);
        if (refused is not null)
            return refused;
        if (model!.Action!.Changes && form?.Confirmed != "yes")
            return Show(http, model with { Asks = true });
        var clock = time.GetTimestamp();
        var outcome = await executions.ExecuteAsync(
            new ExecutionRequest(
                RequestSource.Of(http, caller, "ACTION_RPC", "DASHBOARD"),
                caller.ProjectId,
                model.Account!.Id,
                null,
                model.Action.Id,
                input
            ),
            http.RequestAborted
        );
        var answer = await ShownAnswer.OfAsync(
            outcome,
            time.GetElapsedTime(clock),
            input,
            view.Definition(model),
            http
        );
        return Show(http, model with { Answer = answer });
    }

    public static async Task<IResult> CodeAsync(
        [FromForm] TesterForm? form,
        Caller caller,
        TesterView view,
        HttpContext http
    )
    {
        var (model, _, refused) = await ReadAsync(form, caller, view, http);
        return refused ?? Show(http, model! with { ShowsCode = true });
    }

    private static async Task<(TesterModel? Model, JsonElement Input, IResult? Refused)> ReadAsync(
        TesterForm? form,
        Caller caller,
        TesterView view,
        HttpContext http
    )
    {
        var (model, fault) = await view.FindAsync(
            caller,
            form?.Account,
            form?.Action,
            http.RequestAborted
        );
        if (model is null)
            return (null, default, fault);
        if (model.Action is null)
            return (null, default, ApiError.Invalid("The form names no account and action."));
        var text = string.IsNullOrWhiteSpace(form?.Input) ? "{}" : form.Input;
        model = model with { Input = text };
        var (input, wrong) = Parse(text);
        return wrong is null
            ? (model with { Code = view.Code(model, input, http.Request) }, input, null)
            : (
                null,
                default,
                Show(http, model with { InputFault = wrong }, StatusCodes.Status400BadRequest)
            );
    }

    private static (JsonElement Input, string? Wrong) Parse(string text)
    {
        try
        {
            var input = JsonElement.Parse(text);
            return input.ValueKind == JsonValueKind.Object
                ? (input, null)
                : (default, "The input must be a JSON object.");
        }
        catch (JsonException wrong)
        {
            return (
                default,
                $"The input is not JSON: line {wrong.LineNumber + 1}, character {wrong.BytePositionInLine + 1}."
            );
        }
    }

    private static RazorComponentResult<TesterPage> Show(
        HttpContext http,
        TesterModel model,
        int status = StatusCodes.Status200OK
    ) => HtmlPage.Show<TesterPage>(http, new { Model = model }, status);
}
