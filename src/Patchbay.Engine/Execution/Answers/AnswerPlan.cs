using System.Text.Json;
using Patchbay.Engine.Definitions;

namespace Patchbay.Engine.Execution.Answers;

/// <summary>What is to be done with the answer of one call, worked out before it is sent.</summary>
/// <param name="From">Where an answer before it stopped; null starts at the first row.</param>
/// <param name="PageSize">The limit that the provider is asked with; null when it is asked with none.</param>
/// <param name="Page">The provider's cursor of the page; null for the first.</param>
internal sealed record AnswerPlan(
    AnswerOptions Options,
    RowCursor? From,
    int? PageSize,
    string? Page
)
{
    private const string Cursor = "cursor";
    private const string Limit = "limit";

    private static readonly AnswerOptions Nothing = new();

    /// <summary>Whether the answer goes on as it comes; this is so for most calls, and costs them nothing.</summary>
    public static bool IsNotNeeded(ActionRequest request) =>
        request.Answer is null
        && (
            request.Input.ValueKind != JsonValueKind.Object
            || !request.Input.TryGetProperty("cursor"u8, out var cursor)
            || !RowCursor.MayBe(cursor)
        );

    /// <summary>The plan, and the input as the provider is to get it.</summary>
    public static (AnswerPlan Plan, JsonElement Input) Make(
        ActionDefinition action,
        ActionRequest request
    )
    {
        var options = request.Answer ?? Nothing;
        var input =
            request.Input.ValueKind == JsonValueKind.Undefined ? InputJson.Empty : request.Input;
        if (input.ValueKind != JsonValueKind.Object)
            return (new(options, null, null, null), input);
        var page = InputJson.Text(input, Cursor);
        var from = page is null ? null : RowCursor.Read(page);
        if (from is not null)
        {
            page = from.Page;
            input = page is null
                ? InputJson.Without(input, Cursor)
                : InputJson.With(input, Cursor, page);
        }
        var asked = Number(input, Limit);
        if (!options.CountOnly && asked is { } own && (options.Limit ?? own) >= own)
            options = from is null ? options : options with { Limit = own };
        var size = from is not null ? from.PageSize : SizeOf(action, options, asked);
        if (size != asked && (asked is not null || !input.TryGetProperty(Limit, out _)))
            input = size is { } limit
                ? InputJson.With(input, Limit, limit)
                : InputJson.Without(input, Limit);
        return (new(options, from, size, page), input);
    }

    /// <summary>What is wrong with the options for this action, whatever the input.</summary>
    public IEnumerable<InputFault> FaultsFor(ActionDefinition action)
    {
        if (!Options.CountOnly)
            yield break;
        if (action.Effect != Effect.Read)
            yield return new("$.answer.count", "counts rows that are read; this action writes");
        else if (!KnownFields.IsList(action.Output))
            yield return new("$.answer.count", "counts rows; this action answers with one record");
    }

    /// <summary>Further pages are shown whole, with the same fields.</summary>
    public AnswerPlan ForEveryPage() => this with { Options = new() { Fields = Options.Fields } };

    public AnswerPlan FromTheTop() => this with { From = null };

    private static int? SizeOf(ActionDefinition action, AnswerOptions options, int? asked)
    {
        if (!action.IsPaged || KnownFields.LargestOf(action.Input, Limit) is not { } largest)
            return asked;
        if (options.CountOnly)
            return asked ?? largest;
        return options.Limit is { } limit
            ? int.Min(int.Min(limit, largest), asked ?? limit)
            : asked;
    }

    private static int? Number(JsonElement input, string name) =>
        input.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt32(out var number)
            ? number
            : null;
}
