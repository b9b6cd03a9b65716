using System.Text;
using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Company;

namespace Patchbay.Tests.Sandbox.Company;

public class FileHandleTests
{
    private static readonly Guid File = Guid.Parse("8b9d6e0c-3a4f-4d51-9c0e-2f7a1b6c5d43");
    private static readonly Guid Owner = Guid.Parse("1f2e3d4c-5b6a-4798-8765-43210fedcba9");

    [Fact]
    public void A_handle_reads_back_as_what_it_was_made_of()
    {
        var handles = new FileHandles(7);
        var handle = handles.Create("ResumeFile", File, Owner);

        Assert.True(handles.TryRead(handle, out var reference));
        Assert.Equal(new FileReference("ResumeFile", File, Owner), reference);
        Assert.DoesNotContain('=', handle);
    }

    [Fact]
    public void A_handle_is_base64_of_a_signed_reference()
    {
        var handle = new FileHandles(7).Create("ResumeFile", File, Owner);
        var json = Encoding.UTF8.GetString(
            Convert.FromBase64String(handle.PadRight((handle.Length + 3) / 4 * 4, '='))
        );
        var parsed = JsonNode.Parse(json)!;

        Assert.Equal("ResumeFile", (string)parsed["handle"]!["type"]!);
        Assert.Equal(File.ToString(), (string)parsed["handle"]!["fileId"]!);
        Assert.Equal(Owner.ToString(), (string)parsed["handle"]!["ownerId"]!);
        Assert.Equal(32, Convert.FromBase64String((string)parsed["signature"]!).Length);
        Assert.Equal("1", (string)parsed["version"]!);
    }

    [Fact]
    public void A_handle_of_another_organisation_is_refused() =>
        Assert.False(
            new FileHandles(8).TryRead(new FileHandles(7).Create("ResumeFile", File, Owner), out _)
        );

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("bm90IGpzb24")] // not json
    [InlineData("W10")] // []
    [InlineData("e30")] // {}
    [InlineData("eyJoYW5kbGUiOnt9LCJzaWduYXR1cmUiOjF9")] // {"handle":{},"signature":1}
    public void Anything_else_is_refused(string handle) =>
        Assert.False(new FileHandles(7).TryRead(handle, out _));

    [Fact]
    public void A_handle_that_was_changed_is_refused()
    {
        var handles = new FileHandles(7);
        var handle = handles.Create("ResumeFile", File, Owner);
        var json = Encoding.UTF8.GetString(
            Convert.FromBase64String(handle.PadRight((handle.Length + 3) / 4 * 4, '='))
        );
        var forged = json.Replace(Owner.ToString(), File.ToString(), StringComparison.Ordinal);

        Assert.False(
            handles.TryRead(Convert.ToBase64String(Encoding.UTF8.GetBytes(forged)), out _)
        );
    }

    [Fact]
    public void The_handle_of_a_resume_leads_to_its_candidate()
    {
        var company = Companies.Shared;
        var handle = (string)company.Candidate(0)["resumeFileHandle"]!["handle"]!;

        Assert.True(company.Files.TryRead(handle, out var reference));
        Assert.Equal(company.CandidateId(0), reference.OwnerId);
        Assert.True(company.TryResumeOwner(reference.FileId, out var owner));
        Assert.Equal(0, owner);
    }
}
