using System.Text.Json;
using CsCheck;
using Patchbay.Engine.Execution;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.Engine.Execution;

public class AnswerTests
{
    private const string Key = "key-of-the-test-0123456789";
    private readonly ScriptedProvider _provider = new();

    [Fact]
    public async Task A_success_carries_data_cursor_warnings_and_nothing_of_ours()
    {
        _provider.Answers(
            200,
            """{"success":true,"results":[{"id":"1"}],"moreDataAvailable":true,"nextCursor":"bB","warnings":["partly"]}"""
        );

        var outcome = await Run();

        Assert.Equal("""[{"id":"1"}]""", outcome.Result!.Data.GetRawText());
        Assert.Equal("bB", outcome.Result.NextCursor);
        Assert.Equal(["partly"], outcome.Result.Warnings);
    }

    [Fact]
    public async Task A_key_that_the_provider_quotes_in_its_data_is_taken_out()
    {
        _provider.Answers(
            200,
            $$$"""{"success":true,"results":{"é":"x{{{Key}}}x"},"warnings":["{{{Key}}}"]}"""
        );

        var result = (await Run()).Result!;

        Assert.Equal("""{"é":"x[key]x"}""", result.Data.GetRawText());
        Assert.Equal(["[key]"], result.Warnings);
    }

    [Fact]
    public async Task A_cursor_on_the_last_page_is_not_followed()
    {
        _provider.Answers(
            200,
            """{"success":true,"results":[],"moreDataAvailable":false,"nextCursor":"bB","syncToken":"s1"}"""
        );

        var outcome = await Run();

        Assert.Null(outcome.Result!.NextCursor);
        Assert.Equal("s1", outcome.Result.SyncToken);
    }

    [Theory]
    [InlineData(
        """{"success":false,"errorInfo":{"code":"a_not_found","message":"m","requestId":"01K"},"errors":["x"]}"""
    )]
    [InlineData("""{"success":false,"errors":["a_not_found"]}""")]
    [InlineData(
        """{"success":false,"errorInfo":{"code":"a_not_found"},"errors":["Prose that is no code"]}"""
    )]
    public async Task The_code_is_read_from_every_shape_of_error(string body)
    {
        _provider.Answers(200, body);

        var failure = (await Run()).Failure!;

        Assert.Equal(FailureKind.NotFound, failure.Kind);
        Assert.Equal("a_not_found", failure.ProviderCode);
    }

    [Fact]
    public async Task The_third_shape_of_error_carries_a_message_and_no_code()
    {
        _provider.Answers(
            200,
            """{"success":false,"errors":[{"message":"limit must be <= 100","parameter":"limit"}]}"""
        );

        var failure = (await Run()).Failure!;

        Assert.Equal(FailureKind.Refused, failure.Kind);
        Assert.Equal("limit must be <= 100", failure.ProviderMessage);
    }

    [Theory]
    [InlineData(401, "Unauthorized", FailureKind.KeyRejected)]
    [InlineData(403, "This API key is not active", FailureKind.KeyRejected)]
    [InlineData(404, "Not Found", FailureKind.UnreadableAnswer)]
    [InlineData(302, "<html>Moved</html>", FailureKind.UnreadableAnswer)]
    [InlineData(200, "<html>Welcome to the proxy</html>", FailureKind.UnreadableAnswer)]
    [InlineData(200, "", FailureKind.UnreadableAnswer)]
    [InlineData(200, "{\"success\":true,\"results\":[", FailureKind.UnreadableAnswer)]
    [InlineData(200, "{\"success\":\"yes\"}", FailureKind.UnreadableAnswer)]
    [InlineData(200, "{}", FailureKind.UnreadableAnswer)]
    [InlineData(200, "null", FailureKind.UnreadableAnswer)]
    [InlineData(200, "\"text\"", FailureKind.UnreadableAnswer)]
    [InlineData(200, "{\"success\":false}", FailureKind.Refused)]
    [InlineData(200, "{\"success\":false,\"errorInfo\":7,\"errors\":{}}", FailureKind.Refused)]
    [InlineData(200, "{\"success\":false,\"errors\":[null]}", FailureKind.Refused)]
    public async Task Every_odd_answer_becomes_a_typed_failure(
        int status,
        string body,
        FailureKind kind
    )
    {
        _provider.Answers(status, body);

        var failure = (await Run()).Failure!;

        Assert.Equal(kind, failure.Kind);
        Assert.Equal(status, failure.ProviderStatus);
        Assert.NotEmpty(failure.Message);
    }

    [Fact]
    public async Task A_missing_permission_names_its_tick_box_and_where_to_find_it()
    {
        _provider.Answers(
            403,
            """{"success":false,"errorInfo":{"code":"missing_endpoint_permission"},"errors":["missing_endpoint_permission"]}"""
        );

        var failure = (await Run("ashby_list_sources")).Failure!;

        Assert.Equal(FailureKind.MissingPermission, failure.Kind);
        Assert.Equal(["hiringProcessRead"], failure.MissingScopes);
        Assert.Contains("Hiring Process: Read", failure.Message);
        Assert.Contains("Admin → Integrations → API Keys", failure.Remedy);
    }

    [Fact]
    public async Task Ten_megabytes_are_not_read()
    {
        _provider.Answers(
            200,
            $$"""{"success":true,"results":"{{new string('x', 10 * 1024 * 1024)}}"}"""
        );

        var failure = (await Run()).Failure!;

        Assert.Equal(FailureKind.UnreadableAnswer, failure.Kind);
        Assert.Contains("more than 8 MB", failure.Message);
    }

    [Fact]
    public async Task A_provider_that_echoes_the_key_does_not_make_us_repeat_it()
    {
        _provider.Answers(403, $"The key {Key} is unknown", "text/plain");

        var failure = (await Run()).Failure!;

        Assert.DoesNotContain(Key, failure.ToString());
        Assert.Contains("is unknown", failure.ProviderMessage);
    }

    [Fact]
    public async Task A_key_that_the_provider_puts_into_its_envelope_is_repeated_nowhere()
    {
        _provider.Answers(
            200,
            $$"""{"success":false,"errorInfo":{"code":"no_{{Key}}","message":"{{new string('x', 280)}} {{Key}}","requestId":"{{Key}}"} }"""
        );

        var failure = (await Run()).Failure!;

        Assert.DoesNotContain(Key[..12], failure.ToString());
        Assert.DoesNotContain(Key[..12], failure.Message);
        Assert.Equal("no_[key]", failure.ProviderCode);
    }

    [Fact]
    public async Task The_key_is_the_user_name_of_basic_auth_and_an_empty_input_is_an_object()
    {
        _provider.Succeeds("[]");

        await Run();

        var (path, body, authorization) = _provider.Received.Single();
        Assert.Equal("/department.list", path);
        Assert.Equal("{}", body);
        Assert.Equal(
            "Basic " + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Key + ":")),
            authorization
        );
    }

    [Fact]
    public async Task Any_bytes_at_all_become_an_outcome()
    {
        var answers = Gen.Select(
            Gen.Int[200, 599],
            Gen.OneOf(Gen.String, RandomJson.Text, MutatedEnvelope())
        );
        await answers.SampleAsync(
            async (status, body) =>
            {
                var provider = new ScriptedProvider().Answers(status, body);
                var outcome = await provider
                    .Executor(new ExecutorOptions { MaxRetries = 0 })
                    .ExecuteAsync(
                        new ActionRequest("ashby_list_departments"),
                        new ProviderConnection(Key)
                    );
                Assert.True(outcome.Succeeded || outcome.Failure.Code.Length > 0);
            },
            iter: 2_000,
            threads: 1
        );
    }

    private static Gen<string> MutatedEnvelope()
    {
        const string envelope =
            """{"success":false,"errorInfo":{"code":"application_not_found","message":"Not found","requestId":"01K"},"errors":["application_not_found"]}""";
        return Gen.Select(
            Gen.Int[0, envelope.Length - 1],
            Gen.Char,
            (at, letter) =>
                string.Concat(envelope.AsSpan(0, at), letter.ToString(), envelope.AsSpan(at + 1))
        );
    }

    private Task<ActionOutcome> Run(string action = "ashby_list_departments") =>
        _provider
            .Executor(new ExecutorOptions { MaxRetries = 0 })
            .ExecuteAsync(
                new ActionRequest(action, JsonDocument.Parse("{}").RootElement),
                new ProviderConnection(Key),
                TestContext.Current.CancellationToken
            );
}
