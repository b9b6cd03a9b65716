using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Patchbay.Engine.Execution;

namespace Patchbay.Mcp;

/// <summary>Tells a client how far its call is, one notice after the other: each is to be larger than the one before.</summary>
internal sealed class ProgressToClient(McpServer server, ProgressToken token)
    : IProgress<ActionProgress>
{
    private readonly Lock _turn = new();
    private Task _last = Task.CompletedTask;

    public void Report(ActionProgress value)
    {
        lock (_turn)
            _last = SendAsync(_last, value);
    }

    private async Task SendAsync(Task before, ActionProgress value)
    {
        await before;
        try
        {
            await server.NotifyProgressAsync(
                token,
                new()
                {
                    Progress = value.Done,
                    Total = value.Total,
                    Message = value.Message,
                }
            );
        }
        catch (Exception gone)
            when (gone is IOException or InvalidOperationException or OperationCanceledException)
        {
            // Whoever does not listen any more need not be told; the call itself notices that too.
        }
    }
}
