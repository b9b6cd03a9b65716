using System.Security.Cryptography;
using Patchbay.Hub.Start;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Accounts;

/// <summary>The one secret that is not in the database: 32 bytes that the operator gives, in development a file.</summary>
internal sealed class MasterKey(
    IConfiguration configuration,
    DataFolder folder,
    IHostEnvironment environment
)
{
    private readonly MasterKeySetting _current = new(configuration, "PATCHBAY_MASTER_KEY");
    private readonly MasterKeySetting _old = new(configuration, "PATCHBAY_OLD_MASTER_KEY");

    /// <summary>Reads the key, and during a change of it also the one before.</summary>
    /// <param name="mayCreate">Nothing is sealed yet, so a new key loses nothing.</param>
    public async Task<MasterKeys> ReadAsync(bool mayCreate, CancellationToken cancellationToken) =>
        new(
            await _current.ReadAsync(cancellationToken) ?? OfDevelopment(mayCreate),
            await _old.ReadAsync(cancellationToken)
        );

    private NamedKey OfDevelopment(bool mayCreate)
    {
        if (!environment.IsDevelopment())
            throw new StartException(WantsExplicitKey());
        var file = folder.MasterKeyFile;
        if (File.Exists(file))
            return new(MasterKeySetting.Decode(File.ReadAllText(file), file), file);
        if (!mayCreate)
            throw new StartException(
                $"The master key of this data folder is missing: neither {_current.Name} is set nor is {file} there. "
                    + "Nothing was changed."
            );
        return new(Create(file), file);
    }

    private static byte[] Create(string file)
    {
        var key = RandomNumberGenerator.GetBytes(MasterKeySetting.Bytes);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file, options);
        writer.WriteLine(Convert.ToBase64String(key));
        return key;
    }

    private string WantsExplicitKey() =>
        $"In production the master key that seals accounts' keys must be given, kept apart from the data folder: in {_current.Name}, "
        + $"in the file that {_current.Name}_FILE names, or by the command in {_current.Name}_COMMAND.\n"
        + (
            File.Exists(folder.MasterKeyFile)
                ? $"This data folder has one from development: export {_current.Name}=\"$(cat {folder.MasterKeyFile})\""
                : $"Make one, and keep a copy where backups do not go: export {_current.Name}=\"$(openssl rand -base64 32)\""
        );
}

/// <param name="Old">What may still seal data keys until the next rotation has sealed them with the current one.</param>
internal sealed record MasterKeys(NamedKey Current, NamedKey? Old);

/// <param name="Source">Where it came from, for people.</param>
internal sealed record NamedKey(byte[] Key, string Source)
{
    // A record's own text would show the length and type only, but it is nobody's business at all.
    public override string ToString() => Source;
}
