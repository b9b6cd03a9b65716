using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Access;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Feedback;

/// <summary>POST /ai/tool-feedback: what was good or bad about tools.</summary>
internal static class SubmitFeedback
{
    internal sealed record Request(
        [property: Required] string? Feedback,
        string? AccountId,
        IReadOnlyList<string>? ToolNames
    );

    internal sealed record Answer(
        string Message,
        string Key,
        DateTimeOffset SubmittedAt,
        string TraceId
    );

    public static async Task<Results<Created<Answer>, ApiError>> HandleAsync(
        Request request,
        Caller caller,
        IAccounts accounts,
        IFeedback feedbacks,
        HttpContext http
    )
    {
        if (FindFaults(request) is { Count: > 0 } faults)
            return ApiError.Invalid(
                string.Join("; ", faults.Select(fault => $"{fault.Path[2..]} {fault.Message}"))
                    + ".",
                faults
            );
        if (
            request.AccountId is { Length: > 0 } account
            && await accounts.FindAsync(caller.ProjectId, account, http.RequestAborted) is null
        )
            return AccountErrors.NotFound(account);
        var feedback = await feedbacks.KeepAsync(
            caller.ProjectId,
            string.IsNullOrEmpty(request.AccountId) ? null : request.AccountId,
            request.Feedback!,
            request.ToolNames ?? [],
            http.TraceIdentifier,
            http.RequestAborted
        );
        return TypedResults.Created(
            (string?)null,
            new Answer(
                "Feedback successfully stored",
                feedback.Id,
                feedback.SubmittedAt,
                feedback.TraceId
            )
        );
    }

    private static List<ApiFault> FindFaults(Request request)
    {
        var faults = new List<ApiFault>();
        if (string.IsNullOrWhiteSpace(request.Feedback))
            faults.Add(new("$.feedback", "is required"));
        else if (request.Feedback.Length > ToolFeedback.LongestText)
            faults.Add(new("$.feedback", $"is longer than {ToolFeedback.LongestText} characters"));
        if (request.ToolNames is { Count: > ToolFeedback.MostTools })
            faults.Add(new("$.tool_names", $"names more than {ToolFeedback.MostTools}"));
        else if (
            request.ToolNames?.Any(name => string.IsNullOrWhiteSpace(name) || name.Length > 200)
            == true
        )
            faults.Add(new("$.tool_names", "must hold names of up to 200 characters"));
        return faults;
    }
}
