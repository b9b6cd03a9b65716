using System.Text.Json;
using Patchbay.Engine.Execution;

namespace Patchbay.Engine.Tools;

/// <summary>Why a tool gave no result, in the form in which an agent reads it.</summary>
/// <param name="Category">Stable and for code.</param>
public sealed record ToolFailure(int Status, string Category, string Message)
{
    public bool Retryable { get; init; }

    /// <summary>What to do about it.</summary>
    public string? Remedy { get; init; }

    /// <summary>By their place in the tool's arguments.</summary>
    public IReadOnlyList<InputFault> Faults { get; init; } = [];

    public IReadOnlyList<string> Suggestions { get; init; } = [];

    public static ToolFailure Invalid(string tool, IReadOnlyList<InputFault> faults) =>
        new(
            400,
            FailureCodes.Name(FailureKind.InvalidInput),
            faults.Count == 1
                ? $"The arguments of {tool} have a fault: {faults[0].Path}: {faults[0].Message}"
                : $"The arguments of {tool} have {faults.Count} faults; the first: {faults[0].Path}: {faults[0].Message}"
        )
        {
            Remedy = "Correct the arguments; nothing was sent.",
            Faults = faults,
        };

    /// <param name="arguments">What the call came with, so that faults name their place in that.</param>
    public static ToolFailure Of(ActionFailure failure, ToolArguments? arguments) =>
        new(FailureCodes.Status(failure.Kind), failure.Code, failure.Message)
        {
            Retryable = failure.Retryable && failure.Kind != FailureKind.OutcomeUnknown,
            Remedy = failure.Remedy,
            Faults = failure
                .Faults.Select(fault => new InputFault(
                    arguments?.PlaceOf(fault.Path) ?? fault.Path,
                    fault.Message
                ))
                .ToList(),
            Suggestions = failure.Suggestions,
        };

    /// <summary>The endpoint's own filters leave the action out.</summary>
    public static ToolFailure NotOffered(string action) =>
        new(
            403,
            "not_offered",
            $"{action} is not among the tools that this endpoint was asked for."
        )
        {
            Remedy =
                "Its filters (actions, effects, scopes, resources) leave it out: take another tool, or ask who set them.",
        };

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("error", Message);
        writer.WriteNumber("status_code", Status);
        writer.WriteString("error_category", Category);
        writer.WriteBoolean("retryable", Retryable);
        if (Remedy is not null)
            writer.WriteString("remedy", Remedy);
        if (Faults.Count > 0)
        {
            writer.WriteStartArray("faults");
            foreach (var (path, message) in Faults)
            {
                writer.WriteStartObject();
                writer.WriteString("path", path);
                writer.WriteString("message", message);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        }
        if (Suggestions.Count > 0)
        {
            writer.WriteStartArray("suggestions");
            foreach (var suggestion in Suggestions)
                writer.WriteStringValue(suggestion);
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }
}
