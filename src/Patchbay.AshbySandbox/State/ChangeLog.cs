namespace Patchbay.AshbySandbox.State;

/// <summary>
/// Numbers the changes of a whole sandbox, and remembers those of the call at hand until they are kept or taken back: a call
/// that answers with an error has changed nothing.
/// </summary>
internal sealed class ChangeLog
{
    private readonly Dictionary<(string, string, string), Func<StateRow>> _rows = [];
    private readonly List<Action> _undo = [];
    private long _kept;

    /// <summary>The number of the last change.</summary>
    public long Last { get; private set; }

    public long Next() => ++Last;

    /// <summary>Notes that something was changed: how to write it down, and how to take it back.</summary>
    public void Note(string collection, string owner, string id, Func<StateRow> row, Action undo)
    {
        _rows[(collection, owner, id)] = row;
        _undo.Add(undo);
    }

    /// <summary>What was changed since the last time, as it is now.</summary>
    public IReadOnlyList<StateRow> Keep()
    {
        StateRow[] rows = [.. _rows.Values.Select(row => row())];
        Forget();
        _kept = Last;
        return rows;
    }

    public void TakeBack()
    {
        for (var i = _undo.Count - 1; i >= 0; i--)
            _undo[i]();
        Forget();
        Last = _kept;
    }

    /// <summary>Goes on from a state that was written down.</summary>
    public void StartAt(long last) => Last = _kept = last;

    private void Forget()
    {
        _rows.Clear();
        _undo.Clear();
    }
}
