namespace Patchbay.AshbySandbox.Company;

/// <summary>
/// Which candidate sent which application, by arithmetic alone. Candidates come in blocks of ten: nine of them apply at
/// once, and three of these come back later, one of them twice. They come back half a year of hiring later, so a block's
/// first applications stand between the returns of an older block; that way both candidates and applications are in the
/// order of their creation, and a date filter is a binary search.
/// </summary>
internal sealed class Roster
{
    private const int BlockSize = 10;

    private const int MostApplications = 3;

    private sealed record Position(int Slot, int Member, int Ordinal);

    private static readonly Position[] Mixed =
    [
        new(0, 0, 0),
        new(1, 1, 0),
        new(2, 2, 0),
        new(3, 3, 0),
        new(4, 1, 1),
        new(5, 5, 0),
        new(6, 6, 0),
        new(7, 7, 0),
        new(7, 6, 1),
        new(8, 8, 0),
        new(8, 8, 1),
        new(9, 9, 0),
        new(9, 8, 2),
    ];

    // The oldest blocks: nobody can have come back yet.
    private static readonly Position[] FirstOnly =
    [
        .. Mixed.Where(position => position.Ordinal == 0),
    ];

    private static readonly int[] InMixed = PlacesIn(Mixed);
    private static readonly int[] InFirstOnly = PlacesIn(FirstOnly);

    private readonly int _lag;

    public Roster(int candidateCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(candidateCount);
        CandidateCount = candidateCount;
        var blocks = (candidateCount + BlockSize - 1) / BlockSize;
        _lag = blocks / 6;
        var inLast = candidateCount - (blocks - 1) * BlockSize;
        ApplicationCount =
            candidateCount == 0
                ? 0
                : Start(blocks - 1) + Mixed.Count(position => position.Slot < inLast);
    }

    public int CandidateCount { get; }

    public int ApplicationCount { get; }

    public int CandidateOf(int application) => Locate(application).Candidate;

    public int OrdinalOf(int application) => Locate(application).Ordinal;

    /// <summary>In the order of their creation.</summary>
    public IReadOnlyList<int> ApplicationsOf(int candidate)
    {
        var found = new List<int>(3);
        for (var ordinal = 0; TryApplication(candidate, ordinal, out var application); ordinal++)
        {
            found.Add(application);
        }
        return found;
    }

    public bool TryApplication(int candidate, int ordinal, out int application)
    {
        var block = candidate / BlockSize + (ordinal == 0 ? 0 : _lag);
        var places = block < _lag ? InFirstOnly : InMixed;
        var at =
            ordinal < MostApplications
                ? places[candidate % BlockSize * MostApplications + ordinal]
                : -1;
        application = at < 0 ? -1 : Start(block) + at;
        return at >= 0 && application < ApplicationCount;
    }

    /// <summary>The candidate beside whose arrival an application comes in: its place in time.</summary>
    public int SlotOf(int application) => Locate(application).Slot;

    private (int Candidate, int Ordinal, int Slot) Locate(int application)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(application);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(application, ApplicationCount);

        var early = _lag * FirstOnly.Length;
        var block =
            application < early
                ? application / FirstOnly.Length
                : _lag + (application - early) / Mixed.Length;
        var position = OrderOf(block)[application - Start(block)];
        var home = position.Ordinal == 0 ? block : block - _lag;
        return (
            home * BlockSize + position.Member,
            position.Ordinal,
            block * BlockSize + position.Slot
        );
    }

    /// <summary>Where in a block each application of each of its candidates stands, -1 for one that doesn't exist.</summary>
    private static int[] PlacesIn(Position[] order)
    {
        var places = new int[BlockSize * MostApplications];
        Array.Fill(places, -1);
        for (var at = 0; at < order.Length; at++)
            places[order[at].Member * MostApplications + order[at].Ordinal] = at;
        return places;
    }

    private Position[] OrderOf(int block) => block < _lag ? FirstOnly : Mixed;

    private int Start(int block) =>
        block <= _lag
            ? block * FirstOnly.Length
            : _lag * FirstOnly.Length + (block - _lag) * Mixed.Length;
}
