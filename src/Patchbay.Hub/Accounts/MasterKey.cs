using System.Security.Cryptography;
using Patchbay.Hub.Start;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Accounts;

/// <summary>The one secret that is not in the database: 32 bytes from the environment, in development from a file.</summary>
internal sealed class MasterKey(
    IConfiguration configuration,
    DataFolder folder,
    IHostEnvironment environment
)
{
    private const string Variable = "PATCHBAY_MASTER_KEY";

    private string? FromEnvironment =>
        configuration[Variable] is { Length: > 0 } text ? text : null;

    /// <summary>Where the key comes from, for people.</summary>
    public string Source => FromEnvironment is null ? folder.MasterKeyFile : Variable;

    /// <param name="mayCreate">Nothing is sealed yet, so a new key loses nothing.</param>
    public byte[] Read(bool mayCreate)
    {
        if (FromEnvironment is { } text)
            return Decode(text);
        if (!environment.IsDevelopment())
            throw new StartException(WantsExplicitKey());
        if (File.Exists(folder.MasterKeyFile))
            return Decode(File.ReadAllText(folder.MasterKeyFile));
        if (!mayCreate)
            throw new StartException(
                $"The master key of this data folder is missing: neither {Variable} is set nor is {folder.MasterKeyFile} there. "
                    + "Nothing was changed."
            );
        return Create();
    }

    private byte[] Create()
    {
        var key = RandomNumberGenerator.GetBytes(32);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(folder.MasterKeyFile, options);
        writer.WriteLine(Convert.ToBase64String(key));
        return key;
    }

    private byte[] Decode(string text)
    {
        var bytes = new byte[64];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var length) && length == 32
            ? bytes[..32]
            : throw new StartException(
                $"The master key from {Source} must be 32 bytes in base64, as from: openssl rand -base64 32"
            );
    }

    private string WantsExplicitKey() =>
        $"In production the master key that seals accounts' keys must be given in {Variable}, kept apart from the data folder.\n"
        + (
            File.Exists(folder.MasterKeyFile)
                ? $"This data folder has one from development: export {Variable}=\"$(cat {folder.MasterKeyFile})\""
                : $"Make one, and keep a copy where backups do not go: export {Variable}=\"$(openssl rand -base64 32)\""
        );
}
