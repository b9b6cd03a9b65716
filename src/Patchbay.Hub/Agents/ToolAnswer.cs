using System.Text.Json;
using Patchbay.Engine.Execution;
using Patchbay.Engine.Tools;

namespace Patchbay.Hub.Agents;

/// <summary>What a tool answers: an action's result, words of our own, or why there is neither.</summary>
internal sealed class ToolAnswer
{
    private readonly Action<Utf8JsonWriter> _write;

    public ToolAnswer(ActionResult result) => _write = writer => ToolResult.Write(writer, result);

    /// <param name="write">Writes one object.</param>
    public ToolAnswer(Action<Utf8JsonWriter> write) => _write = write;

    private ToolAnswer(ToolFailure failure)
    {
        IsError = true;
        _write = failure.Write;
    }

    public bool IsError { get; }

    public void Write(Utf8JsonWriter writer) => _write(writer);

    public static implicit operator ToolAnswer(ToolFailure failure) => new(failure);
}
