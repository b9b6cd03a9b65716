namespace Patchbay.Hub.Accounts;

/// <summary>A table whose rows hold sealed secrets, as a rotation sees it. Every such table has one.</summary>
internal interface ISealedSecrets
{
    /// <summary>How many secrets there are, by owner and by the version of the data key that seals them.</summary>
    Task<IReadOnlyList<SealedCount>> CountAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Seals anew the next rows whose data key is not its owner's newest. Rows that do not open stay as they are. A row that
    /// was changed meanwhile is left to whoever changed it, who sealed it with the newest key.
    /// </summary>
    /// <param name="after">Where the last batch ended; null starts from the first row.</param>
    Task<SealedBatch> ResealAsync(
        IReadOnlyDictionary<string, int> newest,
        string? after,
        int size,
        CancellationToken cancellationToken
    );
}

internal sealed record SealedCount(string Owner, int KeyVersion, int Count);

/// <param name="End">What the next batch starts after; null when there are no more rows.</param>
/// <param name="Unreadable">Rows that do not open with the key they name.</param>
internal sealed record SealedBatch(string? End, int Unreadable);
