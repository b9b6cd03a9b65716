namespace Patchbay.ForeignClients.Mcp.Conformance;

public sealed class ConformanceTests(ConformanceRun run) : IClassFixture<ConformanceRun>
{
    [Fact]
    public void The_whole_suite_ran() => Assert.True(run.Scenarios.Count == 32, run.Output);

    [Fact]
    public void Every_scenario_passes_or_has_a_reason_why_it_does_not_apply() =>
        Assert.Equal(
            NotApplicable.Reasons.Keys.Order(StringComparer.Ordinal),
            run.Scenarios.Where(scenario => !Passed(scenario.Value))
                .Select(scenario => scenario.Key)
                .Order(StringComparer.Ordinal)
        );

    /// <summary>A scenario that found nothing to check has shown nothing.</summary>
    private static bool Passed((int Passed, int Failed) checks) =>
        checks is { Passed: > 0, Failed: 0 };
}
