using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Accounts;

/// <summary>
/// What stays of a deleted account for a while, to look things up by. It has a table of its own: the account's row goes at
/// once, and with it the credential.
/// </summary>
/// <param name="Record">The account without its key.</param>
internal sealed record ArchivedAccount(
    string Id,
    string ProjectId,
    string Provider,
    string OriginOwnerId,
    JsonElement Record,
    DateTimeOffset DeletedAt
)
{
    public static ArchivedAccount Of(Account account, DateTimeOffset at) =>
        new(
            account.Id,
            account.ProjectId,
            account.Provider,
            account.OriginOwnerId,
            JsonSerializer.SerializeToElement(
                account with
                {
                    Status = AccountStatus.Archived,
                    StatusReasons = [new("deleted", "The account was deleted.", at)],
                    SealedKey = [],
                    KeyVersion = 0,
                    UpdatedAt = at,
                }
            ),
            at
        );

    public Account ToAccount() => Record.Deserialize<Account>()!;

    internal sealed class Table : IEntityTypeConfiguration<ArchivedAccount>
    {
        public void Configure(EntityTypeBuilder<ArchivedAccount> table)
        {
            table.HasKey(archived => archived.Id);
            table.HasIndex(archived => new { archived.ProjectId, archived.DeletedAt });
            table.HasIndex(archived => archived.DeletedAt);
            table.Property(archived => archived.Record).AsJson();
        }
    }
}
