using System.Globalization;
using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Endpoints;

/// <summary>How jobs are shown: location and openings on demand, compensation with lists and info only.</summary>
internal static class JobView
{
    public static JsonObject Plain(JsonObject job)
    {
        job.Remove("compensation");
        return job;
    }

    public static JsonObject Of(
        JsonObject job,
        SandboxContext context,
        IReadOnlyList<string> expand
    )
    {
        if (
            expand.Contains("location")
            && context.State.Locations.Find(job.Text("locationId")) is { } location
        )
            job["location"] = location;
        if (expand.Contains("openings"))
            job["openings"] = OpeningsOf(job.Text("id")!, context);
        return job;
    }

    public static JsonArray OpeningsOf(string jobId, SandboxContext context) =>
        new([
            .. context
                .State.Openings.After(-1)
                .Select(entry => entry.Record)
                .Where(opening =>
                    (opening["latestVersion"] as JsonObject)?.Texts("jobIds").Contains(jobId)
                        == true
                    && context.SeesOpening(opening)
                ),
        ]);

    /// <summary>The tiers of a request in the shape of an answer: with ids, and a summary of each.</summary>
    public static JsonArray Tiers(JsonArray wanted, SandboxState state) =>
        new([
            .. wanted.Select(item =>
            {
                var tier = item!.AsObject();
                var components = tier["components"]!
                    .AsArray()
                    .Select(component => Component(component!.AsObject(), state))
                    .ToList();
                return new JsonObject
                {
                    ["id"] = state.Ids.Next("compensationTier"),
                    ["title"] = tier.Text("title"),
                    ["additionalInformation"] = tier.Text("additionalInformation"),
                    ["tierSummary"] = string.Join(
                        " • ",
                        components.Select(component => component.Text("summary"))
                    ),
                    ["components"] = new JsonArray([.. components]),
                };
            }),
        ]);

    private static JsonObject Component(JsonObject wanted, SandboxState state)
    {
        var component = new JsonObject
        {
            ["id"] = state.Ids.Next("compensationComponent"),
            ["compensationType"] = wanted.Text("compensationType"),
            ["interval"] = wanted.Text("interval"),
            ["currencyCode"] = wanted.Text("currencyCode"),
            ["label"] = wanted.Text("label") ?? wanted.Text("compensationType"),
            ["minValue"] = wanted["minValue"]?.DeepClone(),
            ["maxValue"] = wanted["maxValue"]?.DeepClone(),
        };
        component["summary"] = string.Create(
            CultureInfo.InvariantCulture,
            $"{wanted.Text("compensationType")} {wanted.Text("currencyCode")} {wanted["minValue"]} to {wanted["maxValue"]}"
        );
        return component;
    }
}
