using System.Text.Json;
using Patchbay.Hub.Access;

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
        HttpContext http
    )
    {
        var message = RpcMessage.Read(body, http.Request.Headers[RpcMessage.AccountHeader]);
        if (!message.IsReadable)
            return message.Fault;
        var outcome = await executions.ExecuteAsync(
            new ExecutionRequest(
                caller.ProjectId,
                message.AccountId,
                message.Action,
                message.Input
            ),
            http.RequestAborted
        );
        return OutcomeResult.For(outcome);
    }
}
