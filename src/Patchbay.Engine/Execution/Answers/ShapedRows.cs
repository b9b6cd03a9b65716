using System.Text.Json;
using Patchbay.Engine.Definitions;

namespace Patchbay.Engine.Execution.Answers;

/// <summary>A list: which of its rows are shown, which fields of them, and the cursor of the first that is not.</summary>
internal sealed class ShapedRows(ActionDefinition action, AnswerPlan plan, ActionResult result)
{
    private readonly FieldTree? _tree = FieldTree.Of(plan.Options.Fields);
    private readonly RowText _text = new();
    private readonly List<(int End, long Cost)> _rows = [];
    private readonly int _total = result.Data.GetArrayLength();
    private readonly int _first = plan.From?.FirstOf(result.Data) ?? 0;

    public ActionResult Shape()
    {
        var budget = plan.Options.MaxTokens is { } tokens ? new AnswerBudget(tokens) : null;
        var most = int.Min(_total - _first, plan.Options.Limit ?? int.MaxValue);
        Write(most, budget);
        var unknown = UnknownFields.In(action, plan.Options, _tree);
        for (var shown = _rows.Count; ; shown--)
        {
            var answer = Beside(shown, unknown);
            if (budget is null || most == 0)
                return WithData(answer, shown);
            if (shown > 0 && budget.Fits(_rows[shown - 1].Cost, answer))
                return WithData(answer, shown);
            if (shown <= 1)
                return WithPart(budget, unknown);
        }
    }

    /// <summary>Writes rows until there are enough, or more than the budget can hold.</summary>
    private void Write(int most, AnswerBudget? budget)
    {
        _text.Write("["u8);
        var room = (long?)budget?.Tokens * TokenEstimate.Whole ?? long.MaxValue;
        long cost = TokenEstimate.Whole;
        var index = 0;
        foreach (var row in result.Data.EnumerateArray())
        {
            if (index++ < _first)
                continue;
            if (_rows.Count == most || cost > room)
                break;
            var start = _text.Length;
            if (_rows.Count > 0)
                _text.Write(","u8);
            if (_tree is null)
                _text.Write(row);
            else
                _tree.Write(_text, row);
            if (budget is not null)
                cost += TokenEstimate.CostOf(_text.From(start));
            _rows.Add((_text.Length, cost));
        }
    }

    /// <summary>All of the answer but its data.</summary>
    private ActionResult Beside(int shown, AnswerNote? note)
    {
        var left = _total - _first - shown;
        if (left == 0)
            return result with { Note = note };
        return result with
        {
            NextCursor = CursorAfter(_first + shown),
            // It stands for the whole of the list, which has not been seen yet.
            SyncToken = null,
            Note = (note ?? new AnswerNote()) with
            {
                Rows = shown,
                RowsLeftOut = left,
                GoOn = "The cursor of this answer goes on after its last row.",
            },
        };
    }

    private ActionResult WithData(ActionResult answer, int shown)
    {
        if (_tree is null && shown == _total)
            return answer;
        _text.CutTo(shown == 0 ? 1 : _rows[shown - 1].End);
        _text.Write("]"u8);
        return answer with { Data = _text.ToElement() };
    }

    /// <summary>The first row is larger than the budget: what fits of it.</summary>
    private ActionResult WithPart(AnswerBudget budget, AnswerNote? unknown)
    {
        _text.CutTo(_rows[0].End);
        var row = JsonElement.Parse(_text.From(1));
        return RecordPart.Fit(row, Beside(1, unknown), budget, asRow: true);
    }

    private string CursorAfter(int index) =>
        new RowCursor(
            index,
            plan.PageSize,
            RowCursor.MarkOf(result.Data[index - 1]),
            plan.Page
        ).ToString();
}
