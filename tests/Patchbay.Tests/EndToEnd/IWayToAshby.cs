using Patchbay.AshbySandbox;
using Patchbay.Tests.Cli;

namespace Patchbay.Tests.EndToEnd;

/// <summary>One way from the command line to a local Ashby, with nothing in between replaced.</summary>
public interface IWayToAshby : IAsyncLifetime
{
    /// <summary>The company at the end of the way.</summary>
    internal AshbySandbox.Sandbox Company { get; }

    /// <summary>The command line, set to run actions with this key of Ashby.</summary>
    internal Task<WayOfKey> OpenAsync(string ashbyKey);
}

/// <param name="Line">With what the environment says.</param>
/// <param name="Flags">What is told by flags.</param>
internal sealed record WayOfKey(CommandLine Line, string[] Flags)
{
    public Task<CommandLineResult> RunAsync(params string[] arguments) =>
        Line.WithAsync(["run", .. arguments, .. Flags]);
}
