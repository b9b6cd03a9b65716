namespace Patchbay.Hub.Access.Limits;

/// <summary>How many calls were made under limits. Counted in memory, written down now and then.</summary>
internal sealed class CallTally(long calls, long writes)
{
    private long _calls = calls;
    private long _writes = writes;
    private long _written = calls;

    public long Calls => Volatile.Read(ref _calls);

    public long Writes => Volatile.Read(ref _writes);

    public UsedLimits Used => new(Calls, Writes);

    /// <summary>Counts one more; false, and nothing is counted, where that would be more than there may be.</summary>
    public bool TryTake(long mostCalls, long mostWrites, bool isWrite)
    {
        // The writes first: while they are taken, no other call can have used the last of them.
        if (isWrite && !TryTake(ref _writes, mostWrites))
            return false;
        if (TryTake(ref _calls, mostCalls))
            return true;
        if (isWrite)
            Interlocked.Decrement(ref _writes);
        return false;
    }

    public void GiveBack(bool isWrite)
    {
        Interlocked.Decrement(ref _calls);
        if (isWrite)
            Interlocked.Decrement(ref _writes);
    }

    /// <summary>What is used, if it is not written down yet. A write is a call too, so the calls tell.</summary>
    public UsedLimits? Unwritten =>
        Used is var used && used.Calls == Volatile.Read(ref _written) ? null : used;

    public void NoteWritten(UsedLimits used) => Volatile.Write(ref _written, used.Calls);

    private static bool TryTake(ref long count, long most)
    {
        var seen = Volatile.Read(ref count);
        while (seen < most)
        {
            var before = Interlocked.CompareExchange(ref count, seen + 1, seen);
            if (before == seen)
                return true;
            seen = before;
        }
        return false;
    }
}
