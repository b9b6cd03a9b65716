using Patchbay.Engine.Execution;
using Patchbay.Hub.Executions;
using Patchbay.Hub.Http;

namespace Patchbay.Tests.Hub;

/// <summary>The whole table from how an execution ended to HTTP.</summary>
public sealed class OutcomeResultTests
{
    [Theory]
    [InlineData(FailureKind.InvalidInput, 400, "invalid_input")]
    [InlineData(FailureKind.Refused, 400, "refused")]
    [InlineData(FailureKind.MissingPermission, 403, "missing_permission")]
    [InlineData(FailureKind.UnknownAction, 404, "unknown_action")]
    [InlineData(FailureKind.NotFound, 404, "not_found")]
    [InlineData(FailureKind.KeyRejected, 412, "key_rejected")]
    [InlineData(FailureKind.RateLimited, 429, "rate_limited")]
    [InlineData(FailureKind.ProviderError, 502, "provider_error")]
    [InlineData(FailureKind.UnreadableAnswer, 502, "unreadable_answer")]
    [InlineData(FailureKind.Unreachable, 502, "unreachable")]
    [InlineData(FailureKind.TimedOut, 502, "timed_out")]
    [InlineData(FailureKind.OutcomeUnknown, 502, "outcome_unknown")]
    public void A_failure_has_its_status(FailureKind kind, int status, string code)
    {
        var error = Translate(new ActionFailure(kind, "What happened.", "What to do.", true));
        Assert.Equal(status, error.Status);
        Assert.Equal(code, error.Code);
        Assert.Equal("What to do.", error.Remedy);
        Assert.Equal(kind != FailureKind.OutcomeUnknown, error.Retryable);
    }

    [Fact]
    public void Every_kind_of_failure_has_one()
    {
        foreach (var kind in Enum.GetValues<FailureKind>())
            Assert.InRange(Translate(new ActionFailure(kind, "", null, false)).Status, 400, 502);
    }

    [Fact]
    public void A_rate_limit_always_names_a_wait()
    {
        var error = Translate(new ActionFailure(FailureKind.RateLimited, "", null, true));
        Assert.Equal(TimeSpan.FromSeconds(30), error.RetryAfter);
    }

    [Fact]
    public void An_unknown_outcome_says_to_look_before_repeating() =>
        Assert.Contains(
            "look before you send it again",
            Translate(new ActionFailure(FailureKind.OutcomeUnknown, "Lost.", null, true)).Message
        );

    [Fact]
    public void A_provider_that_never_answered_has_no_provider_errors() =>
        Assert.Null(
            Translate(new ActionFailure(FailureKind.Unreachable, "", null, true)).ProviderErrors
        );

    private static ApiError Translate(ActionFailure failure) =>
        Assert.IsType<ApiError>(OutcomeResult.For((ExecutionOutcome)failure));
}
