using Patchbay.Engine.Scopes;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.Engine.Scopes;

public class PermissionReportTests
{
    // The guide asks for interviewsRead, the provider's reference for hiringProcessRead.
    private const string Disputed = "ashby_list_interviewer_pools";
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Nothing_is_proven_of_a_key_that_was_never_checked()
    {
        var report = PermissionReport.Empty(Ashby.Connector.Scopes);
        Assert.All(report.Findings, finding => Assert.Equal(ScopeState.NotProven, finding.State));
        Assert.Equal(ActionState.NotProven, State(report, "ashby_list_jobs"));
    }

    [Theory]
    [InlineData(ScopeState.Granted, ScopeState.Granted, ActionState.Works)]
    [InlineData(ScopeState.Missing, ScopeState.Missing, ActionState.Missing)]
    [InlineData(ScopeState.Granted, ScopeState.Missing, ActionState.NotProven)]
    [InlineData(ScopeState.Missing, ScopeState.Granted, ActionState.NotProven)]
    [InlineData(ScopeState.Missing, ScopeState.NotProven, ActionState.NotProven)]
    public void Where_guide_and_provider_differ_only_both_scopes_decide(
        ScopeState guide,
        ScopeState provider,
        ActionState expected
    )
    {
        var report = Report(("interviewsRead", guide), ("hiringProcessRead", provider));
        Assert.Equal(expected, State(report, Disputed));
    }

    [Fact]
    public void A_success_proves_the_scope_and_a_refusal_disproves_it()
    {
        var action = Ashby.Action("ashby_create_candidate");
        var report = Report();
        var proven = report.Learn(action, succeeded: true, Now);
        Assert.Equal(
            new ScopeFinding("candidatesWrite", ScopeState.Granted, LearnedBy.Use, Now),
            proven.Of("candidatesWrite")
        );
        Assert.Same(proven, proven.Learn(action, succeeded: true, Now.AddHours(1)));
        var refused = proven.Learn(action, succeeded: false, Now);
        Assert.Equal(ScopeState.Missing, refused.Of("candidatesWrite").State);
        // A lack counts from its last refusal.
        var again = refused.Learn(action, succeeded: false, Now.AddHours(1));
        Assert.Equal(Now.AddHours(1), again.Of("candidatesWrite").LearnedAt);
    }

    [Fact]
    public void Of_two_scopes_in_question_use_decides_the_one_left_over()
    {
        var action = Ashby.Action(Disputed);
        var open = Report();
        Assert.Same(open, open.Learn(action, succeeded: true, Now));
        Assert.Same(open, open.Learn(action, succeeded: false, Now));

        var oneGranted = Report(("interviewsRead", ScopeState.Granted));
        Assert.Equal(
            ScopeState.Missing,
            oneGranted.Learn(action, succeeded: false, Now).Of("hiringProcessRead").State
        );
        var oneMissing = Report(("interviewsRead", ScopeState.Missing));
        Assert.Equal(
            ScopeState.Granted,
            oneMissing.Learn(action, succeeded: true, Now).Of("hiringProcessRead").State
        );
    }

    [Fact]
    public void What_a_check_cannot_tell_stays_as_use_has_shown_it()
    {
        var before = Report()
            .Learn(Ashby.Action("ashby_create_candidate"), succeeded: true, Now)
            .Learn(Ashby.Action("ashby_create_job"), succeeded: false, Now);
        var check = Report(("jobsRead", ScopeState.Granted)) with { CheckedAt = Now.AddMinutes(5) };

        var kept = check.Keeping(before, lacksToo: true);
        Assert.Equal(ScopeState.Granted, kept.Of("candidatesWrite").State);
        Assert.Equal(ScopeState.Missing, kept.Of("jobsWrite").State);
        Assert.Equal(ScopeState.Granted, kept.Of("jobsRead").State);

        var asked = check.Keeping(before, lacksToo: false);
        Assert.Equal(ScopeState.Granted, asked.Of("candidatesWrite").State);
        Assert.Equal(ScopeState.NotProven, asked.Of("jobsWrite").State);

        var late = (check with { CheckedAt = Now.AddHours(1) }).Keeping(before, lacksToo: true);
        Assert.Equal(ScopeState.NotProven, late.Of("jobsWrite").State);
    }

    private static ActionState State(PermissionReport report, string action) =>
        report.Of(Ashby.Action(action)).State;

    private static PermissionReport Report(params (string Scope, ScopeState State)[] known) =>
        new(
            Ashby
                .Connector.Scopes.All.Select(scope =>
                    known.FirstOrDefault(one => one.Scope == scope.Name) is { Scope: not null } one
                        ? new ScopeFinding(scope.Name, one.State, LearnedBy.Probe, Now)
                        : ScopeFinding.Unknown(scope.Name)
                )
                .ToList(),
            Now,
            Complete: true
        );
}
