using System.Text.Json;
using CsCheck;
using Patchbay.Engine.Execution;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.Engine.Execution;

public class InputTests
{
    private readonly ScriptedProvider _provider = new();

    [Fact]
    public void An_unknown_action_suggests_the_nearest_ids()
    {
        var failure = Prepare("ashby_list_candidate", "{}").Failure!;

        Assert.Equal(FailureKind.UnknownAction, failure.Kind);
        Assert.Contains("ashby_list_candidates", failure.Suggestions);
        Assert.Contains("ashby_list_candidates", failure.Remedy);
    }

    [Fact]
    public void A_missing_field_names_itself()
    {
        var failure = Prepare("ashby_create_candidate", "{}").Failure!;

        Assert.Equal(FailureKind.InvalidInput, failure.Kind);
        Assert.Equal("$.name", Assert.Single(failure.Faults).Path);
    }

    [Fact]
    public void Every_fault_is_said_at_once_with_its_path()
    {
        var failure = Prepare(
            "ashby_create_application",
            """{"candidateId":"x","sourceId":7,"jobbId":"y","applicationHistory":[{"stageNumber":"0"}]}"""
        ).Failure!;

        var paths = failure.Faults.Select(fault => fault.Path).ToList();
        Assert.Contains("$.candidateId", paths);
        Assert.Contains("$.sourceId", paths);
        Assert.Contains("$.jobId", paths);
        Assert.Contains("$.applicationHistory[0].stageNumber", paths);
        Assert.Contains("$.applicationHistory[0].stageId", paths);
        Assert.Contains(
            failure.Faults,
            fault => fault.Message.Contains("jobbId") && fault.Message.Contains("jobId")
        );
    }

    [Fact]
    public async Task What_does_not_fit_is_never_sent()
    {
        await _provider
            .Executor()
            .ExecuteAsync(
                Request("ashby_get_candidate_by_id", """{"id":7}"""),
                new("key"),
                TestContext.Current.CancellationToken
            );

        Assert.Empty(_provider.Received);
    }

    [Fact]
    public void A_file_that_is_not_base64_is_a_fault_of_its_field()
    {
        var failure = Prepare(
            "ashby_upload_candidate_file_complete",
            """{"candidateId":"3f2c8f66-9e3b-4f3c-8f7e-0f6a3c1b2d4e","file":{"name":"a.pdf","content":"%%%"}}"""
        ).Failure!;

        Assert.Equal("$.file.content", Assert.Single(failure.Faults).Path);
    }

    [Fact]
    public void A_file_for_an_action_that_takes_none_is_refused()
    {
        var request = Request("ashby_list_candidates", "{}") with
        {
            File = new("a.pdf", null, Stream.Null),
        };

        Assert.Equal(FailureKind.InvalidInput, _provider.Executor().Prepare(request).Failure!.Kind);
    }

    [Fact]
    public void Random_inputs_never_crash_the_check()
    {
        var executor = _provider.Executor();
        var actions = Ashby.Connector.Actions;
        Gen.Select(Gen.Int[0, actions.Count - 1], RandomJson.Text)
            .Sample(
                (index, json) =>
                {
                    var prepared = executor.Prepare(Request(actions[index].Id, json));
                    Assert.True(prepared.Succeeded || prepared.Failure.Faults.Count > 0);
                },
                iter: 5_000,
                threads: 1
            );
    }

    private Prepared Prepare(string action, string input) =>
        _provider.Executor().Prepare(Request(action, input));

    private static ActionRequest Request(string action, string input) =>
        new(action, JsonDocument.Parse(input).RootElement);
}
