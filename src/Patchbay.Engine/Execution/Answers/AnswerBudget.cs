using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Patchbay.Engine.Execution.Answers;

/// <summary>Which answers fit into the tokens that one may take.</summary>
internal sealed class AnswerBudget(int tokens)
{
    // The members around data, the provider's id of the request, and what a protocol wraps around them.
    private const int Around = 60;

    private static readonly JsonWriterOptions Relaxed = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public int Tokens => tokens;

    /// <param name="cost">Of the data.</param>
    /// <param name="beside">The answer but for its data.</param>
    public bool Fits(long cost, ActionResult beside) => cost <= Left(beside);

    /// <summary>What is left for the data, in hundredths of a token.</summary>
    public long Left(ActionResult beside) =>
        (long)(tokens - Around) * TokenEstimate.Whole
        - CostOf(beside.NextCursor)
        - CostOf(beside.SyncToken)
        - beside.Warnings.Sum(CostOf)
        - (beside.Note is { } note ? CostOf(note) : 0);

    private static long CostOf(string? text) => text is null ? 0 : TokenEstimate.CostOf(text);

    private static long CostOf(AnswerNote note)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Relaxed))
            note.WriteTo(writer);
        return TokenEstimate.CostOf(buffer.WrittenSpan);
    }
}
