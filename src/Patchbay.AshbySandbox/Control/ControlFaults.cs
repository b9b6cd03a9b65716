using Patchbay.AshbySandbox.Pipeline;

namespace Patchbay.AshbySandbox.Control;

/// <summary>A kind of fault, with the time or the size that some kinds need.</summary>
internal sealed record FaultKindWanted(string Kind, double Seconds = 1, long Bytes = 1_000_000);

internal sealed record FaultWanted(
    string Method,
    string Kind,
    int Times = 1,
    double Seconds = 1,
    long Bytes = 1_000_000
);

internal sealed record RandomFaultsWanted(int Seed, int Percent, FaultKindWanted[] Kinds);

internal sealed record LimitWanted(int? RequestsPerMinute);

internal static class ControlFaults
{
    private const int MostTimes = 1_000_000;
    private const long MostBytes = 1L << 32;
    private const double MostSeconds = 86_400;

    private static readonly string Kinds = string.Join(", ", Enum.GetNames<SandboxFaultKind>());

    public static void MapFaults(this IEndpointRouteBuilder app, Sandbox sandbox)
    {
        app.MapGet("/faults", () => Results.Ok(Shown(sandbox)));
        app.MapBody<FaultWanted>("POST", "/faults", wanted => Order(sandbox, wanted));
        app.MapBody<RandomFaultsWanted>(
            "PUT",
            "/faults/random",
            wanted => ByChance(sandbox, wanted)
        );
        app.MapDelete(
            "/faults",
            () =>
            {
                sandbox.Faults.Clear();
                return Results.NoContent();
            }
        );
        app.MapBody<LimitWanted>("PUT", "/limit", wanted => Limit(sandbox, wanted));
    }

    private static IResult Order(Sandbox sandbox, FaultWanted wanted)
    {
        if (!sandbox.Contract.Endpoints.ContainsKey(wanted.Method))
            return Problems.Invalid("method names no endpoint, such as candidate.list.");
        if (wanted.Times is < 1 or > MostTimes)
            return Problems.Invalid($"times is from 1 to {MostTimes}.");
        if (Fault(wanted.Kind, wanted.Seconds, wanted.Bytes) is not { } fault)
            return UnknownKind();
        sandbox.Faults.Order(wanted.Method, fault, wanted.Times);
        return Results.Json(Shown(sandbox), statusCode: 201);
    }

    private static IResult ByChance(Sandbox sandbox, RandomFaultsWanted wanted)
    {
        if (wanted.Percent is < 0 or > 100)
            return Problems.Invalid("percent is from 0 to 100.");
        if (wanted.Kinds is not [_, ..] kinds)
            return Problems.Invalid($"kinds needs at least one of {Kinds}.");
        var faults = kinds.Select(kind => Fault(kind.Kind, kind.Seconds, kind.Bytes)).ToList();
        if (faults.Contains(null))
            return UnknownKind();
        sandbox.Faults.OrderByChance(new RandomFaults(wanted.Seed, wanted.Percent, faults!));
        return Results.Ok(Shown(sandbox));
    }

    private static IResult Limit(Sandbox sandbox, LimitWanted wanted)
    {
        if (wanted.RequestsPerMinute < 1)
            return Problems.Invalid("requestsPerMinute is 1 or more, or null for no limit.");
        sandbox.Limit.PerMinute = wanted.RequestsPerMinute;
        return Results.Ok(new { sandbox.Limit.PerMinute });
    }

    private static SandboxFault? Fault(string name, double seconds, long bytes)
    {
        if (
            !Enum.TryParse<SandboxFaultKind>(name, ignoreCase: true, out var kind)
            || !Enum.IsDefined(kind)
            || !(seconds is >= 0 and <= MostSeconds)
            || bytes is < 0 or > MostBytes
        )
            return null;
        var time = TimeSpan.FromSeconds(seconds);
        return kind switch
        {
            SandboxFaultKind.Status429 => SandboxFault.Status429(time),
            SandboxFaultKind.Status500 => SandboxFault.Status500,
            SandboxFaultKind.Html502 => SandboxFault.Html502,
            SandboxFaultKind.EmptyBody => SandboxFault.EmptyBody,
            SandboxFaultKind.TruncatedJson => SandboxFault.TruncatedJson,
            SandboxFaultKind.CloseBeforeAnswer => SandboxFault.CloseBeforeAnswer,
            SandboxFaultKind.CloseAfterCommit => SandboxFault.CloseAfterCommit,
            SandboxFaultKind.Delay => SandboxFault.Delay(time),
            SandboxFaultKind.SlowBody => SandboxFault.SlowBody(time),
            SandboxFaultKind.HugeBody => SandboxFault.HugeBody(bytes),
            _ => null,
        };
    }

    private static IResult UnknownKind() =>
        Problems.Invalid(
            $"kind is one of {Kinds}; seconds is from 0 to {MostSeconds}, bytes from 0 to {MostBytes}."
        );

    private static object Shown(Sandbox sandbox) =>
        new
        {
            Ordered = sandbox.Faults.Ordered.Select(order => new
            {
                order.Method,
                Fault = Shown(order.Fault),
                order.Times,
            }),
            Random = sandbox.Faults.ByChance is { } chance
                ? new
                {
                    chance.Seed,
                    chance.Percent,
                    Faults = chance.Faults.Select(Shown),
                }
                : null,
        };

    private static object Shown(SandboxFault fault) =>
        new
        {
            Kind = fault.Kind.ToString(),
            Seconds = fault.Time.TotalSeconds,
            fault.Bytes,
        };
}
