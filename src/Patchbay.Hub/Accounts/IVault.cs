namespace Patchbay.Hub.Accounts;

/// <summary>Seals what must not be read from the database. Whoever keeps sealed rows also has an <see cref="ISealedSecrets"/>.</summary>
internal interface IVault
{
    /// <param name="owner">The project's id, or <see cref="VaultKey.Hub"/>.</param>
    /// <param name="boundTo">What it belongs to, such as an account's id: it opens for nothing else.</param>
    ValueTask<SealedSecret> SealAsync(
        string owner,
        string boundTo,
        string secret,
        CancellationToken cancellationToken
    );

    string Unseal(string owner, string boundTo, SealedSecret secret);
}

/// <param name="KeyVersion">The version of the data key that sealed it.</param>
internal sealed record SealedSecret(byte[] Bytes, int KeyVersion);
