using System.Text.Json.Nodes;

namespace Patchbay.Tests.Contract;

internal delegate Task StateRule(JsonObject body, World world);

/// <summary>
/// Where a schema cannot say what Ashby's state demands, the generated request is made to fit it. By endpoint, with the
/// reason.
/// </summary>
internal static class StateRules
{
    private static readonly Dictionary<string, StateRule> ByEndpoint = new(
        CompanyRules
            .All.Concat(CustomFieldRules.All)
            .Concat(CandidateRules.All)
            .Concat(InterviewRules.All)
            .Concat(OfferRules.All)
            .Concat(AssessmentRules.All),
        StringComparer.Ordinal
    );

    public static Task FitAsync(string endpoint, JsonObject body, World world) =>
        ByEndpoint.TryGetValue(endpoint, out var rule) ? rule(body, world) : Task.CompletedTask;

    /// <summary>A rule that looks nothing up.</summary>
    public static StateRule Now(Action<JsonObject> rule) =>
        (body, _) =>
        {
            rule(body);
            return Task.CompletedTask;
        };

    /// <summary>Puts an id where the contract forgets to require one, though the call is about that record.</summary>
    public static StateRule Needs(string field, string resource) =>
        async (body, world) => body[field] = await world.IdAsync(resource);
}
