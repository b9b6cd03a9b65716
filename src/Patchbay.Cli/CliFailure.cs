using Patchbay.Engine.Execution;

namespace Patchbay.Cli;

/// <summary>Why a command did not do what it was asked, for people and for scripts.</summary>
/// <param name="ExitCode">One of <see cref="Cli.ExitCode"/>.</param>
/// <param name="Code">A stable name.</param>
/// <param name="Message">What happened, in one line.</param>
/// <param name="Remedy">What to do, in one line.</param>
internal sealed record CliFailure(int ExitCode, string Code, string Message, string? Remedy = null)
{
    public IReadOnlyList<InputFault> Faults { get; init; } = [];

    public IReadOnlyList<string> Suggestions { get; init; } = [];

    public bool Retryable { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public string? ProviderCode { get; init; }

    public string? ProviderMessage { get; init; }

    public string? ProviderRequestId { get; init; }

    public int? Status { get; init; }

    public static CliFailure Usage(string message, string? remedy = null) =>
        new(Cli.ExitCode.Usage, "usage", message, remedy);
}
