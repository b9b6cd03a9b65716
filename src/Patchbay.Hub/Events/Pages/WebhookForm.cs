using Microsoft.Extensions.Primitives;
using Patchbay.Hub.Http;

namespace Patchbay.Hub.Events.Pages;

/// <summary>What the form of a webhook sends.</summary>
internal sealed record WebhookForm(string Url, IReadOnlyList<string> Events, string Description)
{
    /// <summary>No box ticked means no event, not all of them.</summary>
    public static WebhookForm Of(string? url, StringValues? events, string? description) =>
        new(url ?? "", events?.OfType<string>().ToList() ?? [], description ?? "");

    public WebhookFormModel Model(string? id, ApiError? fault) =>
        new(id, Url, Description, Events, Faults(fault));

    /// <summary>Each fault under its field's name, in a sentence of its own.</summary>
    private static Dictionary<string, string> Faults(ApiError? error)
    {
        if (error is null)
            return [];
        if (error.Faults is not { Count: > 0 } faults)
            return new() { [""] = error.Message };
        return faults
            .GroupBy(fault => fault.Path[2..])
            .ToDictionary(
                field => field.Key,
                field => string.Join(" ", field.Select(fault => $"It {fault.Message}."))
            );
    }
}
