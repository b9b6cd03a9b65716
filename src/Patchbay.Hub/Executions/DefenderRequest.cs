using System.Text.Json;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Executions;

/// <summary>What a caller asks of StackOne's defender, which scans results for injected instructions.</summary>
/// <param name="Enabled">The caller wants results scanned. This hub has no scanner, and its answer says so.</param>
internal sealed record DefenderRequest(bool Enabled)
{
    private static readonly string[] Settings =
    [
        "enabled",
        "block_high_risk",
        "use_tier1_classification",
        "use_tier2_classification",
    ];

    public static (DefenderRequest? Request, ApiError? Fault) Read(JsonElement message)
    {
        var faults = new List<ApiFault>();
        bool? enabled = null;
        if (message.TryGetProperty("defender_enabled", out var old))
            enabled = Flag(old, "$.defender_enabled", faults);
        if (
            message.TryGetProperty("defender_config", out var config)
            && config.ValueKind != JsonValueKind.Null
        )
        {
            if (config.ValueKind != JsonValueKind.Object)
                faults.Add(new("$.defender_config", "must be an object"));
            else
                foreach (var setting in Settings)
                    if (config.TryGetProperty(setting, out var value))
                    {
                        var flag = Flag(value, $"$.defender_config.{setting}", faults);
                        if (setting == "enabled")
                            enabled = flag ?? enabled;
                    }
        }
        return faults.Count > 0
            ? (null, ApiError.Invalid("The defender's settings are true or false.", faults))
            : (enabled is { } wanted ? new(wanted) : null, null);
    }

    private static bool? Flag(JsonElement value, string path, List<ApiFault> faults)
    {
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        if (value.ValueKind != JsonValueKind.Null)
            faults.Add(new(path, "must be true or false"));
        return null;
    }
}
