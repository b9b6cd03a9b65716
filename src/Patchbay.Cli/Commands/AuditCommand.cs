using System.CommandLine;
using Patchbay.Client;

namespace Patchbay.Cli.Commands;

internal sealed class AuditCommand : Command
{
    public AuditCommand(CliHost host)
        : base("audit", "Who changed what in a hub.")
    {
        Add(new AuditExportCommand(host));
        Add(new AuditVerifyCommand(host));
    }

    /// <summary>Where an earlier export ended.</summary>
    public static Option<AuditHead?> SinceOption(string description) =>
        new("--since")
        {
            HelpName = "SEQUENCE:HASH",
            Description = description,
            CustomParser = result =>
            {
                if (AuditHead.TryParse(result.Tokens[0].Value, out var head))
                    return head;
                result.AddError(
                    "--since takes an entry's number and hash, as an export tells its end: 42:9f2c…"
                );
                return null;
            },
        };
}
