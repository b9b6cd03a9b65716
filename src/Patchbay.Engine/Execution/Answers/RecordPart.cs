using System.Runtime.InteropServices;
using System.Text.Json;

namespace Patchbay.Engine.Execution.Answers;

/// <summary>
/// A record that is too large whole: what is shown of it when its largest fields are left out, one after the other. A list
/// or a text is left out as a whole; of an object, what is in it.
/// </summary>
internal sealed class RecordPart
{
    private readonly JsonElement _record;
    private readonly List<(string Path, long Cost)> _fields = [];
    private readonly HashSet<string> _gone = new(StringComparer.Ordinal);
    private readonly List<string> _named = [];
    private readonly RowText _text = new();
    private readonly long _cost;

    private RecordPart(JsonElement record)
    {
        _record = record;
        _cost = TokenEstimate.CostOf(JsonMarshal.GetRawUtf8Value(record));
        if (record.ValueKind == JsonValueKind.Object)
            Collect(record, "");
        _fields.Sort((one, other) => other.Cost.CompareTo(one.Cost));
    }

    /// <summary>The answer with as much of the record as fits; with none of it when it is no object.</summary>
    /// <param name="answer">The answer but for its data, with the note it has anyway.</param>
    /// <param name="asRow">The record is the one row shown of a list.</param>
    public static ActionResult Fit(
        JsonElement record,
        ActionResult answer,
        AnswerBudget budget,
        bool asRow
    )
    {
        var part = new RecordPart(record);
        var left = part._cost;
        var shaped = answer;
        foreach (var (path, cost) in part._fields)
        {
            part._gone.Add(path);
            left -= cost;
            if (left > budget.Left(answer))
                continue;
            shaped = part.Write(answer, budget, asRow);
            if (budget.Fits(TokenEstimate.CostOf(part._text.From(0)), shaped))
                break;
        }
        return part._fields.Count == 0 ? part.Leave(answer, asRow)
            : part._text.Length == 0 ? part.Written(part.Write(answer, budget, asRow))
            : part.Written(shaped);
    }

    private ActionResult Written(ActionResult answer) => answer with { Data = _text.ToElement() };

    /// <summary>A text, a number or a list is shown whole or not at all.</summary>
    private ActionResult Leave(ActionResult answer, bool asRow)
    {
        var note = answer.Note ?? new AnswerNote();
        return answer with
        {
            Data = JsonElement.Parse(asRow ? "[]" : "null"),
            Note = note with
            {
                Rows = asRow ? 0 : null,
                RowsLeftOut = asRow ? note.RowsLeftOut + 1 : 0,
                RowTokens = TokenEstimate.ToTokens(_cost),
                GoOn = asRow
                    ? "The next row alone is larger than max_tokens: raise it. The cursor of this answer goes on after that row."
                    : "The answer is larger than max_tokens: raise it.",
            },
        };
    }

    private ActionResult Write(ActionResult answer, AnswerBudget budget, bool asRow)
    {
        _text.CutTo(0);
        _named.Clear();
        if (asRow)
            _text.Write("["u8);
        Write(_record, "");
        if (asRow)
            _text.Write("]"u8);
        var named = Room.For(_named, name => name.Length, budget.Tokens);
        var note = answer.Note ?? new AnswerNote();
        return answer with
        {
            Note = note with
            {
                FieldsLeftOut = named,
                MoreFieldsLeftOut = _named.Count - named.Count,
                RowTokens = TokenEstimate.ToTokens(_cost),
                GoOn =
                    "Ask for what was left out with fields, or raise max_tokens."
                    + (note.GoOn is { } more ? $" {more}" : ""),
            },
        };
    }

    private void Collect(JsonElement value, string before)
    {
        foreach (var member in value.EnumerateObject())
        {
            var path = before + member.Name;
            if (IsParted(member.Value))
                Collect(member.Value, path + ".");
            else
                _fields.Add(
                    (
                        path,
                        TokenEstimate.CostOf(JsonMarshal.GetRawUtf8PropertyName(member))
                            + TokenEstimate.CostOf(JsonMarshal.GetRawUtf8Value(member.Value))
                            + TokenEstimate.Whole
                    )
                );
        }
    }

    private void Write(JsonElement value, string before)
    {
        var first = true;
        _text.Write("{"u8);
        foreach (var member in value.EnumerateObject())
        {
            var path = before + member.Name;
            if (IsGone(member.Value, path))
            {
                _named.Add(path);
                continue;
            }
            if (!first)
                _text.Write(","u8);
            first = false;
            _text.WriteName(member);
            if (IsParted(member.Value))
                Write(member.Value, path + ".");
            else
                _text.Write(member.Value);
        }
        _text.Write("}"u8);
    }

    /// <summary>Left out, or an object of which everything is.</summary>
    private bool IsGone(JsonElement value, string path) =>
        IsParted(value)
            ? value.EnumerateObject().All(member => IsGone(member.Value, $"{path}.{member.Name}"))
            : _gone.Contains(path);

    private static bool IsParted(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Any();
}
