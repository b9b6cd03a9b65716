using Patchbay.Engine.Definitions;
using Patchbay.Engine.Execution;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Permissions;

/// <summary>Why a check gave no report, in words for whoever pasted the key or asked for the check.</summary>
internal static class KeyFault
{
    /// <param name="rejected">The status that says that the key is refused.</param>
    public static ApiError Explain(ActionFailure failure, Connector connector, int rejected)
    {
        var provider = connector.Info.Name;
        return failure.Kind switch
        {
            FailureKind.KeyRejected => new(
                rejected,
                failure.Code,
                $"{provider} does not accept this key."
            )
            {
                Remedy =
                    $"Copy the key again and paste it whole. If it was deactivated, make a new one in {connector.Scopes.FormPath}.",
            },
            FailureKind.RateLimited => new(
                StatusCodes.Status429TooManyRequests,
                failure.Code,
                $"{provider} asks to wait, so the key could not be checked. Nothing was stored."
            )
            {
                Remedy = "Try again in a minute.",
                Retryable = true,
                RetryAfter = failure.RetryAfter ?? TimeSpan.FromMinutes(1),
            },
            FailureKind.Unreachable or FailureKind.TimedOut => new(
                StatusCodes.Status502BadGateway,
                failure.Code,
                $"{provider} could not be reached, so the key could not be checked. Nothing was stored."
            )
            {
                Remedy = "Try again in a minute.",
                Retryable = true,
            },
            _ => new(
                StatusCodes.Status502BadGateway,
                failure.Code,
                $"{provider} could not answer, so the key could not be checked. Nothing was stored."
            )
            {
                Remedy = $"Try again in a minute. {provider} said: {failure.Message}",
                Retryable = failure.Retryable,
            },
        };
    }
}
