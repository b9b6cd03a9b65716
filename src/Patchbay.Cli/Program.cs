using System.Runtime.InteropServices;
using Patchbay.Cli;

using var cancelled = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
return await CliApp.RunAsync(args, CliHost.OfProcess(), cancelled.Token);

void Cancel(PosixSignalContext signal)
{
    // The first signal ends the call in order; a second one, when that hangs, ends the process.
    signal.Cancel = !cancelled.IsCancellationRequested;
    cancelled.Cancel();
}
