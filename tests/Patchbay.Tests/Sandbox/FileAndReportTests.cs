using System.Text;
using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox;

public sealed class FileAndReportTests : IAsyncLifetime
{
    private static readonly byte[] Pdf = Encoding.UTF8.GetBytes("%PDF-1.4 a small résumé");
    private RunningSandbox _sandbox = null!;

    public async ValueTask InitializeAsync() =>
        _sandbox = await RunningSandbox.StartAsync(candidates: 10);

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Fact]
    public async Task A_file_goes_by_handle_and_signed_address_and_comes_back_byte_for_byte()
    {
        var candidate = await _sandbox.FirstIdAsync("candidate.list");
        var handle = await HandleAsync(Pdf.Length);

        var stored = await PutAsync(handle, Pdf);
        Assert.True(stored.IsSuccessStatusCode, $"{stored.StatusCode}");
        var changed = await _sandbox.ResultsAsync(
            "candidate.uploadResume",
            new { candidateId = candidate, resumeHandle = (string)handle["handle"]! }
        );

        var file = changed["resumeFileHandle"]!;
        Assert.Equal("cv.pdf", (string?)file["name"]);
        var link = await _sandbox.ResultsAsync(
            "file.info",
            new { fileHandle = (string)file["handle"]! }
        );
        Assert.Equal(
            Pdf,
            await _sandbox.Http.GetByteArrayAsync(
                (string)link["url"]!,
                TestContext.Current.CancellationToken
            )
        );
    }

    [Fact]
    public async Task A_signed_address_is_good_for_10_minutes()
    {
        var handle = await HandleAsync(Pdf.Length);

        _sandbox.Clock.Advance(TimeSpan.FromMinutes(11));

        Assert.False((await PutAsync(handle, Pdf)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_file_of_another_length_than_announced_is_refused()
    {
        var handle = await HandleAsync(Pdf.Length + 1);

        Assert.False((await PutAsync(handle, Pdf)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task More_than_15_report_starts_in_a_minute_are_throttled_with_prose_in_errors()
    {
        Reply last = null!;
        for (var i = 0; i < 16; i++)
            last = await _sandbox.CallAsync(
                "report.synchronous",
                new { reportId = Guid.NewGuid() }
            );

        Assert.Equal(429, last.Status);
        Assert.Equal("rate_limit_exceeded", last.ErrorCode);
        Assert.Equal("Rate limit exceeded", (string?)last.Json["errors"]![0]);
        Assert.True(last.Response.Headers.RetryAfter is not null);
    }

    [Fact]
    public async Task A_report_is_started_and_polled_until_it_is_complete()
    {
        var report = Guid.NewGuid();
        var started = await _sandbox.ResultsAsync("report.generate", new { reportId = report });
        Assert.Equal("in_progress", (string?)started["status"]);
        var request = (string)started["requestId"]!;
        Assert.StartsWith("rep_result:", request);

        var status = "";
        for (var i = 0; i < 60 && status != "complete"; i++)
        {
            _sandbox.Clock.Advance(TimeSpan.FromSeconds(1));
            var polled = await _sandbox.ResultsAsync(
                "report.generate",
                new { reportId = report, requestId = request }
            );
            status = (string)polled["status"]!;
        }

        Assert.Equal("complete", status);
    }

    private async Task<JsonNode> HandleAsync(int length) =>
        await _sandbox.ResultsAsync(
            "file.createFileUploadHandle",
            new
            {
                fileUploadContext = "CandidateResume",
                filename = "cv.pdf",
                contentType = "application/pdf",
                contentLength = length,
            }
        );

    private async Task<HttpResponseMessage> PutAsync(JsonNode handle, byte[] bytes)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in handle["fields"]!.AsObject())
            form.Add(new StringContent(value!.ToString()), $"\"{name}\"");
        form.Add(new ByteArrayContent(bytes), "\"file\"", "\"cv.pdf\"");
        return await _sandbox.Http.PostAsync(
            (string)handle["url"]!,
            form,
            TestContext.Current.CancellationToken
        );
    }
}
