using Patchbay.AshbySandbox;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Execution;
using Patchbay.Engine.Schemas;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.Contract;

/// <summary>Every action, sent by the engine to the sandbox: both sides of the wire are held against Ashby's contract.</summary>
public class WireAgainstSpecTests
{
    [Fact]
    public async Task Every_request_and_every_answer_fits_the_contract_but_for_the_recorded_differences()
    {
        var found = new HashSet<Difference>();
        var failures = new List<string>();
        foreach (var action in Ashby.Connector.Actions)
        foreach (var full in new[] { false, true })
            await RunAsync(action, full, found, failures);

        Assert.True(failures.Count == 0, string.Join('\n', failures));
        ReviewedDifferences.Check("wire", found);
    }

    private static async Task RunAsync(
        ActionDefinition action,
        bool full,
        HashSet<Difference> found,
        List<string> failures
    )
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var sandbox = await AshbySandboxServer.StartAsync(
            new SandboxOptions { CandidateCount = 60 },
            ct: cancel
        );
        using var recording = new RecordingHandler();
        using var http = new HttpMessageInvoker(recording);
        var executor = new ActionExecutor(Ashby.Connector, http);
        using var world = new World(sandbox.Address);
        var input = await GeneratedInput.MakeAsync(action, full, world);

        var outcome = await executor.ExecuteAsync(
            new ActionRequest(action.Id, input),
            new ProviderConnection("sandbox-all-permissions", sandbox.Address),
            cancel
        );

        if (!outcome.Succeeded)
        {
            var faults = string.Join(
                "; ",
                outcome.Failure.Faults.Select(fault => $"{fault.Path} {fault.Message}")
            );
            failures.Add(
                $"{action.Id} ({(full ? "full" : "minimal")}): {outcome.Failure.Message} {faults}\n    {input}"
            );
        }
        foreach (var (endpoint, request, answer) in recording.Exchanges)
        {
            foreach (var fault in AshbySpec.RequestSchema(endpoint).Validate(request))
                found.Add(Difference.InRequest(endpoint, fault));
            if (!outcome.Succeeded)
                continue;
            foreach (var fault in AshbySpec.SuccessSchema(endpoint).Validate(answer))
                found.Add(Difference.InAnswer(endpoint, fault));
        }
    }
}
