using System.Text.Json;
using Patchbay.Hub.Access;
using Patchbay.Hub.Logs;

namespace Patchbay.Hub.Executions;

/// <summary>POST /actions/rpc: runs one action for one account.</summary>
internal static class RunAction
{
    /// <summary>Files come as base64 in the body.</summary>
    public const int MaxBodyBytes = 30 * 1024 * 1024;

    public static async Task<IResult> HandleAsync(
        JsonElement body,
        Caller caller,
        IExecutions executions,
        ExecutionLog log,
        HttpContext http
    )
    {
        var source = RequestSource.Of(http, caller, "ACTION_RPC");
        var message = RpcMessage.Read(body, http.Request.Headers);
        if (!message.IsReadable)
            return log.Unreadable(source, caller.ProjectId, message.Fault);
        var outcome = await executions.ExecuteAsync(
            new ExecutionRequest(
                source,
                caller.ProjectId,
                message.AccountId,
                message.ProfileId,
                message.Action,
                message.Input
            )
            {
                Answer = message.Answer,
            },
            http.RequestAborted
        );
        return OutcomeResult.For(outcome, message.Defender);
    }
}
