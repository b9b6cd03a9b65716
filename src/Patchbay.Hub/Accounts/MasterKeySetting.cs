using Patchbay.Hub.Start;

namespace Patchbay.Hub.Accounts;

/// <summary>A master key given in one of three ways: as it is, in a file, or by a command that prints it.</summary>
internal sealed class MasterKeySetting(IConfiguration configuration, string name)
{
    public const int Bytes = 32;

    public string Name => name;

    private string FileName => name + "_FILE";

    private string CommandName => name + "_COMMAND";

    /// <summary>Null when none of the three is set; a start with several is refused.</summary>
    public async Task<NamedKey?> ReadAsync(CancellationToken cancellationToken)
    {
        var given = new[] { name, FileName, CommandName }
            .Where(one => !string.IsNullOrWhiteSpace(configuration[one]))
            .ToList();
        if (given.Count > 1)
            throw new StartException(
                $"The master key is given in several ways: {string.Join(" and ", given)}. Keep one of them."
            );
        if (given is not [var source])
            return null;
        var value = configuration[source]!;
        var text =
            source == FileName ? SettingFile.Read(FileName, value)
            : source == CommandName
                ? await MasterKeyCommand.RunAsync(source, value, TimeLimit(), cancellationToken)
            : value;
        return new(Decode(text, source), source);
    }

    public static byte[] Decode(string text, string source)
    {
        var bytes = new byte[2 * Bytes];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var length) && length == Bytes
            ? bytes[..Bytes]
            : throw new StartException(
                $"The master key from {source} must be {Bytes} bytes in base64, as from: openssl rand -base64 {Bytes}"
            );
    }

    private TimeSpan TimeLimit() =>
        TimeSpan.FromSeconds(configuration.Number(CommandName + "_SECONDS", 30, 1, 600));
}
