using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.State;

/// <summary>A record that the call at hand changed: as it was, null when new, and as it is, null when removed.</summary>
internal readonly record struct Change(
    string Collection,
    string Id,
    JsonObject? Before,
    JsonObject? After
);

/// <summary>
/// Numbers the changes of a whole sandbox, and remembers those of the call at hand until they are kept or taken back: a call
/// that answers with an error has changed nothing.
/// </summary>
internal sealed class ChangeLog
{
    private readonly OrderedDictionary<(string, string, string), Noted> _noted = [];
    private readonly List<Action> _undo = [];
    private long _kept;

    /// <summary>The number of the last change.</summary>
    public long Last { get; private set; }

    public long Next() => ++Last;

    public bool IsEmpty => _noted.Count == 0;

    /// <summary>
    /// Notes that something was changed: how to write it down, how to take it back, and what it was before. A touch leaves the
    /// record as it is: it counts as changed, but nothing happened to it.
    /// </summary>
    public void Note(
        string collection,
        string owner,
        string id,
        Func<StateRow> row,
        Action undo,
        Func<JsonObject?>? before = null,
        bool isTouch = false
    )
    {
        var key = (collection, owner, id);
        _noted[key] = _noted.TryGetValue(key, out var first)
            ? new Noted(row, first.Before, first.IsTouch && isTouch)
            : new Noted(row, before, isTouch);
        _undo.Add(undo);
    }

    /// <summary>The records of these collections that the call at hand changed, in the order of their first change.</summary>
    public IEnumerable<Change> In(Func<string, bool> collections)
    {
        foreach (var ((collection, _, id), noted) in _noted)
            if (!noted.IsTouch && collections(collection))
                yield return new Change(collection, id, noted.Before?.Invoke(), noted.Row().Record);
    }

    /// <summary>What was changed since the last <see cref="Keep"/>, as it is now.</summary>
    public IReadOnlyList<StateRow> Rows() => [.. _noted.Values.Select(noted => noted.Row())];

    public void Keep()
    {
        Forget();
        _kept = Last;
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
        _noted.Clear();
        _undo.Clear();
    }

    private readonly record struct Noted(
        Func<StateRow> Row,
        Func<JsonObject?>? Before,
        bool IsTouch
    );
}
