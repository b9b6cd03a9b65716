using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Company;

/// <summary>Checks of candidates that have a fraud status: one for each application, or one without any.</summary>
internal sealed class FraudChecks(CompanyContext context, Pipeline pipeline, Candidates candidates)
{
    private const int MostChecks = 16;

    // Categories as the endpoint's page names them.
    private static readonly (
        string Category,
        string Name,
        string Description,
        string? Value
    )[] Signals =
    [
        (
            "Spoofing",
            "VPN connection",
            "The application came through a network that hides where the sender is.",
            null
        ),
        (
            "Geographic",
            "Far from the stated place",
            "The address of the sender lies in another country than the place in the profile.",
            "2,300 km"
        ),
        (
            "Automation",
            "Filled in within seconds",
            "The form was sent sooner after opening than a person can type.",
            "3 s"
        ),
        (
            "Social",
            "Young profile",
            "The linked profile was made shortly before the application.",
            "11 days"
        ),
    ];

    public IReadOnlyList<JsonObject> Of(int candidate)
    {
        var status = (string?)candidates.Candidate(candidate)["fraudStatus"];
        if (status is null)
        {
            return [];
        }
        var applications = pipeline.Roster.ApplicationsOf(candidate);
        return applications.Count == 0
            ? [Check(candidate, 0, null, pipeline.CandidateCreatedAt(candidate), status)]
            :
            [
                .. applications
                    .Take(MostChecks)
                    .Select(
                        (application, at) =>
                            Check(
                                candidate,
                                at,
                                application,
                                pipeline.ApplicationCreatedAt(application),
                                status
                            )
                    ),
            ];
    }

    private JsonObject Check(int candidate, int at, int? application, long after, string status)
    {
        var number = candidate * (long)MostChecks + at;
        var random = context.Random(Kind.FraudCheck, number);
        var first = random.Below(Signals.Length);
        var found = status == "PassedFraudCheck" ? 0 : 1 + random.Below(2);
        return new JsonObject
        {
            ["id"] = context.Id(Kind.FraudCheck, number),
            ["candidateId"] = context.Id(Kind.Candidate, candidate),
            ["applicationId"] = application is { } index
                ? context.Id(Kind.Application, index)
                : null,
            ["createdAt"] = CompanyContext.Stamp(
                after + Math.Min(CompanyContext.Minute, context.Now - after)
            ),
            ["fraudSignals"] = Json.Objects(
                Enumerable
                    .Range(0, found)
                    .Select(signal =>
                        Signal(number * 2 + signal, Signals[(first + signal) % Signals.Length])
                    )
            ),
        };
    }

    private JsonObject Signal(
        long number,
        (string Category, string Name, string Description, string? Value) spec
    )
    {
        var signal = new JsonObject
        {
            ["id"] = context.Id(Kind.FraudSignal, number),
            ["category"] = spec.Category,
            ["name"] = spec.Name,
            ["description"] = spec.Description,
        };
        // Present only when there is one.
        if (spec.Value is not null)
        {
            signal["value"] = spec.Value;
        }
        return signal;
    }
}
