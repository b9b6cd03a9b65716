namespace Patchbay.AshbySandbox.Control;

/// <summary>Where to turn the clock: to a time, or on by so many seconds.</summary>
internal sealed record ClockTurn(DateTimeOffset? Now = null, double? Seconds = null);

internal static class ControlClock
{
    private const double MostSeconds = 10 * 366 * 86_400.0;

    public static void MapClock(this IEndpointRouteBuilder app, Sandbox sandbox)
    {
        app.MapGet("/clock", () => new { sandbox.Clock.Now });
        app.MapBody<ClockTurn>("PUT", "/clock", turn => Turn(sandbox, turn));
    }

    private static IResult Turn(Sandbox sandbox, ClockTurn turn)
    {
        if (turn.Now is null == turn.Seconds is null)
            return Problems.Invalid(
                """Give either {"now": "2026-06-02T09:00:00Z"} or {"seconds": 3600}."""
            );
        var now = sandbox.Clock.Now;
        if (turn.Seconds is < 0 or > MostSeconds or double.NaN || turn.Now < now)
            return Problems.Invalid(
                $"The clock goes forward only, at most ten years at once; it stands at {now:O}. A reset takes it back."
            );
        sandbox.TurnClock(turn.Now ?? now.AddSeconds(turn.Seconds!.Value));
        return Results.Ok(new { sandbox.Clock.Now });
    }
}
