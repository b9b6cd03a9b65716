using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Patchbay.Hub.Access;
using Patchbay.Hub.Storage;

namespace Patchbay.Hub.Feedback;

/// <summary>What an agent, or the person behind it, said of tools.</summary>
/// <param name="Id">On the wire <c>key</c>.</param>
/// <param name="TraceId">The request that brought it.</param>
internal sealed record ToolFeedback(
    string Id,
    string ProjectId,
    string? AccountId,
    string Feedback,
    IReadOnlyList<string> ToolNames,
    string TraceId,
    DateTimeOffset SubmittedAt
)
{
    public const int LongestText = 10_000;
    public const int MostTools = 100;

    internal sealed class Table : IEntityTypeConfiguration<ToolFeedback>
    {
        public void Configure(EntityTypeBuilder<ToolFeedback> table)
        {
            table.HasKey(feedback => feedback.Id);
            table.HasIndex(feedback => new { feedback.ProjectId, feedback.SubmittedAt });
            table.HasOne<Project>().WithMany().HasForeignKey(feedback => feedback.ProjectId);
            table.Property(feedback => feedback.ToolNames).AsJson();
        }
    }
}
