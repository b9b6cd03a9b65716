using System.Text.Json;
using Patchbay.Engine.Execution.Answers;

namespace Patchbay.Engine.Execution;

/// <summary>One action to run: which, with what.</summary>
/// <param name="Action">The action's id.</param>
/// <param name="Input">A JSON object that fits the action's input schema; default (undefined) means <c>{}</c>.</param>
public sealed record ActionRequest(string Action, JsonElement Input = default)
{
    /// <summary>The file of an upload action, when it does not come as base64 in the input.</summary>
    public ActionFile? File { get; init; }

    /// <summary>Told how far an action has come that takes several steps.</summary>
    public IProgress<ActionProgress>? Progress { get; init; }

    /// <summary>How much of the answer is wanted; null wants all of it.</summary>
    public AnswerOptions? Answer { get; init; }
}

/// <summary>A file to upload, read once, as a stream.</summary>
/// <param name="Name">The file's name with its extension.</param>
/// <param name="ContentType">Its media type; null guesses from the name.</param>
/// <param name="Content">Its bytes, read once from the current position, and disposed when they are sent.</param>
/// <param name="Length">Its length in bytes; null asks the stream, and buffers it on disk when it cannot tell.</param>
public sealed record ActionFile(
    string Name,
    string? ContentType,
    Stream Content,
    long? Length = null
);

/// <summary>Where and as whom an action runs.</summary>
/// <param name="Key">The provider's API key. Never logged, never part of a message.</param>
/// <param name="BaseUrl">Another address than the connector's own, such as the sandbox's.</param>
public sealed record ProviderConnection(string Key, Uri? BaseUrl = null)
{
    public override string ToString() => $"{nameof(ProviderConnection)} {{ BaseUrl = {BaseUrl} }}";
}
