using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox;

public class FileTests
{
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("%PDF-1.4 not really");

    [Fact]
    public async Task A_resume_goes_up_through_a_signed_form_and_comes_down_the_same()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var candidateId = await sandbox.FirstIdAsync("candidate.list");
        var announced = await AnnounceAsync(sandbox);
        Assert.Equal(204, await UploadAsync(sandbox, announced));
        var candidate = await sandbox.ResultsAsync(
            "candidate.uploadResume",
            new { candidateId, resumeHandle = (string)announced["handle"]! }
        );
        Assert.Equal("cv.pdf", (string?)candidate["resumeFileHandle"]!["name"]);
        var read = await sandbox.ResultsAsync("candidate.info", new { id = candidateId });
        var handle = (string)read["resumeFileHandle"]!["handle"]!;
        Assert.Contains(
            handle,
            read["fileHandles"]!.AsArray().Select(file => (string)file!["handle"]!)
        );
        var (bytes, type) = await DownloadAsync(sandbox, handle);
        Assert.Equal(Content, bytes);
        Assert.Equal("application/pdf", type);
    }

    [Fact]
    public async Task The_old_form_takes_the_file_with_the_call()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var candidateId = await sandbox.FirstIdAsync("candidate.list");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(candidateId), "candidateId" },
            { Part(Content), "file", "letter.pdf" },
        };
        var reply = await sandbox.SendAsync("candidate.uploadFile", form);
        Assert.True(reply.Succeeded, reply.Text);
        var file = reply.Json["results"]!["fileHandles"]!.AsArray()[^1]!;
        Assert.Equal("letter.pdf", (string?)file["name"]);
        Assert.Equal(Content, (await DownloadAsync(sandbox, (string)file["handle"]!)).Bytes);
    }

    [Fact]
    public async Task A_generated_candidates_resume_can_be_read()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var candidate = (await sandbox.CallAsync("candidate.list")).Results.First(found =>
            found!["resumeFileHandle"] is not null
        )!;
        var (bytes, type) = await DownloadAsync(
            sandbox,
            (string)candidate["resumeFileHandle"]!["handle"]!
        );
        Assert.Equal("application/pdf", type);
        Assert.True(bytes.AsSpan().StartsWith("%PDF-"u8));
    }

    [Fact]
    public async Task A_handle_without_its_upload_cannot_be_attached()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var announced = await AnnounceAsync(sandbox);
        Assert.Equal("invalid_input", await AttachAsync(sandbox, announced));
    }

    [Fact]
    public async Task A_form_ten_minutes_old_is_expired()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var announced = await AnnounceAsync(sandbox);
        sandbox.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(204, await UploadAsync(sandbox, announced));
        var late = await AnnounceAsync(sandbox);
        sandbox.Clock.Advance(TimeSpan.FromSeconds(601));
        Assert.Equal(403, await UploadAsync(sandbox, late));
        Assert.Equal("invalid_input", await AttachAsync(sandbox, late));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task A_file_of_another_length_than_announced_is_refused(int difference)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var announced = await AnnounceAsync(sandbox);
        Assert.Equal(
            400,
            await UploadAsync(sandbox, announced, content: new byte[Content.Length + difference])
        );
        Assert.Equal("invalid_input", await AttachAsync(sandbox, announced));
    }

    [Fact]
    public async Task Fields_come_before_the_file_complete_and_unchanged()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var announced = await AnnounceAsync(sandbox);
        var fields = announced["fields"]!.AsObject();
        Assert.Equal(403, await UploadAsync(sandbox, announced, fileFirst: true));
        foreach (var name in fields.Select(field => field.Key).ToList())
        {
            var changed = announced.DeepClone();
            changed["fields"]![name] = "changed";
            Assert.Equal(403, await UploadAsync(sandbox, changed));
            changed["fields"]!.AsObject().Remove(name);
            Assert.Equal(403, await UploadAsync(sandbox, changed));
        }
        Assert.Equal("invalid_input", await AttachAsync(sandbox, announced));
        Assert.Equal(204, await UploadAsync(sandbox, announced));
    }

    [Fact]
    public async Task A_handle_made_for_something_else_or_by_someone_else_is_refused()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var other = await AnnounceAsync(sandbox, "CandidateFiles");
        Assert.Equal(204, await UploadAsync(sandbox, other));
        Assert.Equal("invalid_input", await AttachAsync(sandbox, other));
        other["handle"] = "bm90IGEgaGFuZGxl";
        Assert.Equal("invalid_input", await AttachAsync(sandbox, other));
    }

    [Fact]
    public async Task A_link_is_signed_for_one_file_and_expires()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var announced = await AnnounceAsync(sandbox);
        await UploadAsync(sandbox, announced);
        var url = (string)
            (
                await sandbox.ResultsAsync(
                    "file.info",
                    new { fileHandle = (string)announced["handle"]! }
                )
            )["url"]!;
        Assert.Equal(200, await StatusAsync(sandbox, url));
        Assert.Equal(403, await StatusAsync(sandbox, url.Split('?')[0]));
        var other = await AnnounceAsync(sandbox);
        Assert.Equal(403, await StatusAsync(sandbox, $"{other["url"]}?{url.Split('?')[1]}"));
        sandbox.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(403, await StatusAsync(sandbox, url));
    }

    private static Task<JsonNode> AnnounceAsync(
        RunningSandbox sandbox,
        string context = "CandidateResume"
    ) =>
        sandbox.ResultsAsync(
            "file.createFileUploadHandle",
            new
            {
                fileUploadContext = context,
                filename = "cv.pdf",
                contentType = "application/pdf",
                contentLength = Content.Length,
            }
        );

    private static async Task<string> AttachAsync(RunningSandbox sandbox, JsonNode announced) =>
        await sandbox.ErrorAsync(
            "candidate.uploadResume",
            new
            {
                candidateId = await sandbox.FirstIdAsync("candidate.list"),
                resumeHandle = (string)announced["handle"]!,
            }
        );

    private static async Task<int> UploadAsync(
        RunningSandbox sandbox,
        JsonNode announced,
        byte[]? content = null,
        bool fileFirst = false
    )
    {
        using var form = new MultipartFormDataContent();
        if (fileFirst)
            form.Add(Part(content ?? Content), "file", "cv.pdf");
        foreach (var (name, value) in announced["fields"]!.AsObject())
            form.Add(new StringContent((string)value!), name);
        if (!fileFirst)
            form.Add(Part(content ?? Content), "file", "cv.pdf");
        using var response = await sandbox.Http.PostAsync(
            (string)announced["url"]!,
            form,
            TestContext.Current.CancellationToken
        );
        return (int)response.StatusCode;
    }

    private static ByteArrayContent Part(byte[] content) =>
        new(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/pdf") } };

    private static async Task<(byte[] Bytes, string? Type)> DownloadAsync(
        RunningSandbox sandbox,
        string fileHandle
    )
    {
        var info = await sandbox.ResultsAsync("file.info", new { fileHandle });
        using var response = await sandbox.Http.GetAsync(
            (string)info["url"]!,
            TestContext.Current.CancellationToken
        );
        response.EnsureSuccessStatusCode();
        return (
            await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken),
            response.Content.Headers.ContentType?.MediaType
        );
    }

    private static async Task<int> StatusAsync(RunningSandbox sandbox, string url)
    {
        using var response = await sandbox.Http.GetAsync(
            url,
            TestContext.Current.CancellationToken
        );
        return (int)response.StatusCode;
    }
}
