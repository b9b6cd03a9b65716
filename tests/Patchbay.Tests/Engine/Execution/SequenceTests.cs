using System.Text;
using System.Text.Json;
using Patchbay.Engine.Execution;

namespace Patchbay.Tests.Engine.Execution;

/// <summary>Actions that take more than one request: pages, uploads, reports.</summary>
public class SequenceTests
{
    private const string Candidate = "3f2c8f66-9e3b-4f3c-8f7e-0f6a3c1b2d4e";
    private static readonly ProviderConnection Connection = new("key-of-the-test");
    private readonly ScriptedProvider _provider = new();

    [Fact]
    public async Task Every_page_is_read_with_the_same_input_and_the_cursor_of_the_page_before()
    {
        _provider
            .Answers(
                200,
                """{"success":true,"results":[1],"moreDataAvailable":true,"nextCursor":"a"}"""
            )
            .Answers(
                200,
                """{"success":true,"results":[2],"moreDataAvailable":true,"nextCursor":"b"}"""
            )
            .Answers(
                200,
                """{"success":true,"results":[3],"moreDataAvailable":false,"syncToken":"s"}"""
            );

        var pages = await All("ashby_list_candidates", """{"limit":1}""");

        Assert.Equal(["[1]", "[2]", "[3]"], pages.Select(page => page.Result!.Data.GetRawText()));
        Assert.Equal("s", pages[^1].Result!.SyncToken);
        Assert.Equal(
            ["""{"limit":1}""", """{"limit":1,"cursor":"a"}""", """{"limit":1,"cursor":"b"}"""],
            _provider.Received.Select(request => request.Body)
        );
    }

    [Fact]
    public async Task A_failure_ends_the_pages_and_is_the_last_item()
    {
        _provider
            .Answers(
                200,
                """{"success":true,"results":[1],"moreDataAvailable":true,"nextCursor":"a"}"""
            )
            .Answers(
                200,
                """{"success":false,"errorInfo":{"code":"next_cursor_expired"},"errors":["next_cursor_expired"]}"""
            );

        var pages = await All("ashby_list_candidates", "{}");

        Assert.Equal(2, pages.Count);
        Assert.Contains("first page", pages[1].Failure!.Remedy);
    }

    [Fact]
    public async Task A_provider_that_gives_the_same_cursor_again_does_not_hold_us_forever()
    {
        const string page =
            """{"success":true,"results":[1],"moreDataAvailable":true,"nextCursor":"a"}""";
        _provider.Answers(200, page).Answers(200, page);

        var pages = await All("ashby_list_candidates", "{}");

        Assert.Equal(FailureKind.UnreadableAnswer, pages[^1].Failure!.Kind);
        Assert.Equal(2, _provider.Received.Count);
    }

    [Fact]
    public async Task A_file_goes_by_handle_upload_and_attach()
    {
        _provider
            .Succeeds(
                """{"handle":"h-1","url":"https://files.example.com/put","fields":{"key":"k","policy":"p"}}"""
            )
            .Answers(204, "")
            .Succeeds("""{"id":"c"}""");
        var request = Request(
            "ashby_upload_candidate_resume_complete",
            $$"""{"candidateId":"{{Candidate}}"}"""
        ) with
        {
            File = new ActionFile("cv.pdf", null, new Unseekable("%PDF-1.4 test")),
        };

        var outcome = await _provider
            .Executor()
            .ExecuteAsync(request, Connection, TestContext.Current.CancellationToken);

        Assert.True(outcome.Succeeded);
        Assert.Equal(3, outcome.Requests);
        Assert.Equal(
            ["/file.createFileUploadHandle", "/put", "/candidate.uploadResume"],
            _provider.Received.Select(r => r.Path)
        );
        Assert.Equal(
            """{"fileUploadContext":"CandidateResume","filename":"cv.pdf","contentType":"application/pdf","contentLength":13}""",
            _provider.Received[0].Body
        );
        Assert.Null(_provider.Received[1].Authorization);
        var form = _provider.Received[1].Body;
        Assert.True(
            form.IndexOf("name=\"policy\"", StringComparison.Ordinal)
                < form.IndexOf("name=\"file\"", StringComparison.Ordinal)
        );
        Assert.Contains("%PDF-1.4 test", form);
        Assert.Equal(
            $$"""{"candidateId":"{{Candidate}}","resumeHandle":"h-1"}""",
            _provider.Received[2].Body
        );
    }

    [Fact]
    public async Task A_base64_file_in_the_input_goes_the_same_way()
    {
        _provider
            .Succeeds("""{"handle":"h-1","url":"https://files.example.com/put","fields":{}}""")
            .Answers(204, "")
            .Succeeds("{}");
        var content = Convert.ToBase64String(Encoding.UTF8.GetBytes("hello"));

        var outcome = await Run(
            "ashby_upload_candidate_file_complete",
            $$$"""{"candidateId":"{{{Candidate}}}","file":{"name":"note.txt","content":"{{{content}}}"}}"""
        );

        Assert.True(outcome.Succeeded);
        Assert.Contains("hello", _provider.Received[1].Body);
        Assert.Equal(
            $$"""{"candidateId":"{{Candidate}}","fileHandle":"h-1"}""",
            _provider.Received[2].Body
        );
    }

    [Fact]
    public async Task A_handle_from_before_is_attached_without_an_upload()
    {
        _provider.Succeeds("{}");

        await Run(
            "ashby_upload_candidate_file_complete",
            $$"""{"candidateId":"{{Candidate}}","fileHandle":"h-0"}"""
        );

        Assert.Equal("/candidate.uploadFile", Assert.Single(_provider.Received).Path);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://files.example.com/put")]
    public async Task A_file_is_not_sent_to_an_address_without_a_secure_connection(string url)
    {
        _provider.Succeeds($$$"""{"handle":"h","url":"{{{url}}}","fields":{}}""");

        var outcome = await Run(
            "ashby_upload_candidate_file_complete",
            $$$"""{"candidateId":"{{{Candidate}}}","file":{"name":"a.txt","content":"aGk="}}"""
        );

        Assert.Equal(FailureKind.UnreadableAnswer, outcome.Failure!.Kind);
        Assert.Single(_provider.Received);
    }

    [Fact]
    public async Task A_report_is_started_asked_for_and_read_as_one_action()
    {
        const string report = "3f2c8f66-9e3b-4f3c-8f7e-0f6a3c1b2d4e";
        _provider
            .Succeeds("""{"requestId":"rep_result:1","status":"in_progress","reportData":null}""")
            .Succeeds("""{"requestId":"rep_result:1","status":"in_progress","reportData":null}""")
            .Succeeds(
                """{"requestId":"rep_result:1","status":"complete","reportData":{"data":[["a"]]}}"""
            );

        var outcome = await Run("ashby_generate_report", $$"""{"reportId":"{{report}}"}""");

        Assert.Equal("complete", outcome.Result!.Data.GetProperty("status").GetString());
        Assert.Equal(3, outcome.Requests);
        Assert.Equal(
            $$"""{"reportId":"{{report}}","requestId":"rep_result:1"}""",
            _provider.Received[2].Body
        );
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)], _provider.Time.Waits);
    }

    [Fact]
    public async Task A_report_that_fails_says_why()
    {
        _provider.Succeeds(
            """{"requestId":"rep_result:1","status":"failed","failureReason":"QueryTimeout","reportData":null}"""
        );

        var outcome = await Run("ashby_generate_report", $$"""{"reportId":"{{Candidate}}"}""");

        Assert.Equal(FailureKind.Refused, outcome.Failure!.Kind);
        Assert.Contains("QueryTimeout", outcome.Failure.Message);
    }

    [Fact]
    public async Task A_report_that_never_ends_says_how_to_go_on()
    {
        for (var i = 0; i < 400; i++)
            _provider.Succeeds(
                """{"requestId":"rep_result:1","status":"in_progress","reportData":null}"""
            );

        var outcome = await Run("ashby_generate_report", $$"""{"reportId":"{{Candidate}}"}""");

        Assert.Equal(FailureKind.TimedOut, outcome.Failure!.Kind);
        Assert.Contains("rep_result:1", outcome.Failure.Remedy);
        Assert.InRange(_provider.Received.Count, 299, 301);
    }

    private Task<ActionOutcome> Run(string action, string input) =>
        _provider
            .Executor()
            .ExecuteAsync(
                Request(action, input),
                Connection,
                TestContext.Current.CancellationToken
            );

    private async Task<List<ActionOutcome>> All(string action, string input)
    {
        var pages = new List<ActionOutcome>();
        await foreach (
            var page in _provider.Executor().ExecuteAllAsync(Request(action, input), Connection)
        )
            pages.Add(page);
        return pages;
    }

    private static ActionRequest Request(string action, string input) =>
        new(action, JsonDocument.Parse(input).RootElement);

    /// <summary>A stream that, like a network's, knows neither its length nor its position.</summary>
    private sealed class Unseekable(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override bool CanSeek => false;
    }
}
