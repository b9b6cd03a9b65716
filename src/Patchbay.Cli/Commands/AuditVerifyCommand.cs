using System.CommandLine;
using Patchbay.Cli.Output;
using Patchbay.Client;

namespace Patchbay.Cli.Commands;

/// <summary>Needs no hub: an export is checked where it is kept.</summary>
internal sealed class AuditVerifyCommand : Command
{
    private readonly Argument<string> _file = new("FILE")
    {
        HelpName = "FILE",
        Description = "An export; - reads the input.",
    };

    private readonly Option<AuditHead?> _since = AuditCommand.SinceOption(
        "An entry that must be in it, as an earlier export told its end."
    );

    public AuditVerifyCommand(CliHost host)
        : base("verify", "Checks that an exported audit log is whole and unchanged.")
    {
        Add(_file);
        Add(_since);
        SetAction(
            async (parse, cancellationToken) =>
            {
                var failure = await VerifyAsync(host, parse, cancellationToken);
                return failure is null ? ExitCode.Done : host.Fail(failure, parse.WantsJson());
            }
        );
    }

    private async Task<CliFailure?> VerifyAsync(
        CliHost host,
        ParseResult parse,
        CancellationToken cancellationToken
    )
    {
        var file = parse.GetRequiredValue(_file);
        var check = new AuditCheck(parse.GetValue(_since));
        try
        {
            using var lines = new StreamReader(file == "-" ? host.Input : File.OpenRead(file));
            while (await lines.ReadLineAsync(cancellationToken) is { } line)
                check.Add(line);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return CliFailure.Usage($"{file} cannot be read: {fault.Message}");
        }
        return check.Finish(host.Error);
    }
}
