using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Pipeline;

/// <summary>What an endpoint says: results, a page of results, or an error.</summary>
internal sealed record Answer
{
    public JsonNode? Results { get; private init; }
    public PageEnd? Page { get; private init; }
    public SandboxError? Error { get; private init; }

    /// <summary>What is still to be done without the state, and gives what is then done with it; null for most.</summary>
    public Func<CancellationToken, Task<Func<SandboxState, Answer>>>? Then { get; private init; }

    public static Answer Of(JsonNode results) => new() { Results = results };

    public static Answer List(IEnumerable<JsonNode> results) =>
        new() { Results = new JsonArray([.. results]) };

    public static Answer PageOf(JsonArray results, PageEnd page) =>
        new() { Results = results, Page = page };

    public static Answer After(Func<CancellationToken, Task<Func<SandboxState, Answer>>> then) =>
        new() { Then = then };

    public static implicit operator Answer(JsonNode results) => Of(results);

    public static implicit operator Answer(SandboxError error) => new() { Error = error };
}

/// <summary>How a page ends: with a cursor to the next one, or, at the last page, with a sync token where there is one.</summary>
internal sealed record PageEnd(
    bool MoreDataAvailable,
    string? NextCursor = null,
    string? SyncToken = null
);

/// <summary>An error in Ashby's words. Almost all travel as HTTP 200 (section 1).</summary>
internal sealed record SandboxError(string Code, string Message, int Status = 200)
{
    /// <summary>What errors[0] says where that is not the code: the report limits put prose there (section 5).</summary>
    public string? ErrorsEntry { get; init; }

    public int? RetryAfterSeconds { get; init; }
}

internal static class Errors
{
    public static SandboxError InvalidInput(string message) => new("invalid_input", message);

    /// <summary>Codes are the entity in snake case with _not_found (section 2).</summary>
    public static SandboxError NotFound(string entity) =>
        new(
            $"{entity}_not_found",
            char.ToUpperInvariant(entity[0]) + entity[1..].Replace('_', ' ') + " not found"
        );

    // The recorded wording of this one (section 2).
    public static SandboxError ApplicationNotFound { get; } =
        new(
            "application_not_found",
            "Application not found - are you lacking permissions to edit candidates?"
        );

    public static SandboxError MissingPermission(string permission) =>
        new(
            "missing_endpoint_permission",
            $"This API key lacks the {permission} permission.",
            Status: 403
        );

    public static SandboxError Internal { get; } =
        new("generic_internal_error", "An unexpected error occurred.", Status: 500);
}
