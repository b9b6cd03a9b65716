using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Pipeline;

/// <summary>Plays an ordered fault, before the endpoint runs or in place of its answer.</summary>
internal static class FaultPlayer
{
    private const string GatewayPage =
        "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";

    /// <summary>The status to log when the fault comes before the endpoint; 0 for a reset connection, null for later faults.</summary>
    public static int? StatusBefore(SandboxFault fault) =>
        fault.Kind switch
        {
            SandboxFaultKind.Status429 => 429,
            SandboxFaultKind.Status500 => 500,
            SandboxFaultKind.Html502 => 502,
            SandboxFaultKind.CloseBeforeAnswer => 0,
            _ => null,
        };

    public static Task BeforeAsync(
        SandboxFault fault,
        ResponseWriter response,
        CancellationToken stop
    )
    {
        switch (fault.Kind)
        {
            case SandboxFaultKind.Status429:
                return response.ThrottledAsync((int)Math.Ceiling(fault.Time.TotalSeconds), stop);
            case SandboxFaultKind.Status500:
                return response.JsonAsync(
                    500,
                    Envelope.Write(Errors.Internal, response.RequestId),
                    null,
                    stop
                );
            case SandboxFaultKind.Html502:
                return response.WriteAsync(
                    502,
                    "text/html; charset=utf-8",
                    System.Text.Encoding.UTF8.GetBytes(GatewayPage),
                    stop
                );
            default:
                response.Close();
                return Task.CompletedTask;
        }
    }

    /// <summary>False when the true answer is still to be sent.</summary>
    public static async Task<bool> AfterAsync(
        SandboxFault fault,
        ResponseWriter response,
        ReadOnlyMemory<byte> answer,
        SandboxClock clock,
        CancellationToken stop
    )
    {
        switch (fault.Kind)
        {
            case SandboxFaultKind.EmptyBody:
                await response.WriteAsync(200, "application/json; charset=utf-8", default, stop);
                return true;
            case SandboxFaultKind.TruncatedJson:
                await response.TruncateAsync(answer, stop);
                return true;
            case SandboxFaultKind.CloseAfterCommit:
                response.Close();
                return true;
            case SandboxFaultKind.SlowBody:
                await response.SlowAsync(answer, fault.Time, clock, stop);
                return true;
            case SandboxFaultKind.HugeBody:
                await response.HugeAsync(fault.Bytes, stop);
                return true;
            default:
                return false;
        }
    }
}
