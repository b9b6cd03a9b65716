using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Patchbay.Hub.Access;

/// <summary>One administrative act, as it is kept: its text is what is hashed and what is exported, byte for byte.</summary>
/// <param name="Chain">A project's id, or <see cref="HubChain"/>: each has a log of its own, for projects are walls.</param>
/// <param name="Sequence">From 1, without gaps.</param>
/// <param name="Text">A JSON object on one line; it names the entry before by its hash.</param>
/// <param name="Hash">SHA-256 of the text.</param>
internal sealed record AuditEntry(string Chain, long Sequence, string Text, byte[] Hash)
{
    /// <summary>What belongs to no project.</summary>
    public const string HubChain = "hub";

    /// <summary>What the first entry names as the one before.</summary>
    public static readonly byte[] NoHash = new byte[32];

    /// <summary>The text, with its hash as the last member.</summary>
    public string ToLine() => $"{Text[..^1]},\"hash\":\"{Convert.ToHexStringLower(Hash)}\"}}";

    internal sealed class Table : IEntityTypeConfiguration<AuditEntry>
    {
        public void Configure(EntityTypeBuilder<AuditEntry> table)
        {
            table.HasKey(entry => new { entry.Chain, entry.Sequence });
            table.Property(entry => entry.Sequence).ValueGeneratedNever();
        }
    }
}
