using Patchbay.Cli.Running;
using Patchbay.Client;

namespace Patchbay.Cli.Output;

internal static class KeyRotationOutput
{
    public static CliFailure? WriteRotation(
        this CliHost host,
        HubOutcome<KeyRotation> outcome,
        bool json
    )
    {
        if (!outcome.Succeeded)
            return Failures.Of(outcome.Error);
        var rotation = outcome.Value;
        if (json || !host.OutputIsTerminal)
        {
            host.WriteJson(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("state", rotation.State);
                writer.WriteNumber("secrets", rotation.Secrets);
                writer.WriteNumber("secretsBehind", rotation.SecretsBehind);
                writer.WriteNumber("dataKeysBehind", rotation.DataKeysBehind);
                if (rotation.StartedAt is { } started)
                    writer.WriteString("startedAt", started);
                if (rotation.EndedAt is { } ended)
                    writer.WriteString("endedAt", ended);
                writer.WriteEndObject();
            });
            return null;
        }
        using var text = host.OpenText();
        text.WriteLine(Line(rotation));
        if (rotation.DataKeysBehind > 0)
            text.WriteLine(
                $"The old master key still seals {rotation.DataKeysBehind} data keys: rotate before you leave it out."
            );
        return null;
    }

    public static string Line(KeyRotation rotation)
    {
        var done = rotation.Secrets - rotation.SecretsBehind;
        return rotation.State == "none"
            ? $"never rotated, {rotation.Secrets} secrets"
            : $"{rotation.State}, {done} of {rotation.Secrets} secrets under the newest keys";
    }
}
