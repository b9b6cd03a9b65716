namespace Patchbay.Engine.Search;

/// <summary>What reading one text needs to remember; one for each thread, so that a search allocates nothing for it.</summary>
internal sealed class Scratch
{
    private const int Most = WordReader.MostWords * 2;
    private const int MostSymbols = 24;
    private readonly int[] _stems = new int[Most];
    private readonly float[] _weights = new float[Most];
    private readonly bool[] _breaks = new bool[Most];
    private readonly int[] _words = new int[Most];
    private readonly (int Meaning, int At, float Weight)[] _symbols = new (int, int, float)[
        MostSymbols
    ];
    private bool _break;

    public WordReader Words { get; } = new();

    public FeatureBag Bag { get; } = new();

    public int Count { get; set; }

    public int Symbols { get; set; }

    public void Start(bool afterBreak) => _break = afterBreak;

    public void Put(int stem, int word, float weight)
    {
        if (Count == Most)
            return;
        (_stems[Count], _words[Count]) = (stem, word);
        (_weights[Count], _breaks[Count]) = (weight, _break);
        Count++;
        _break = false;
    }

    public int Stem(int at) => _stems[at];

    public ReadOnlySpan<int> Stems(int from) => _stems.AsSpan(from, Count - from);

    public float Weight(int at) => _weights[at];

    public bool AfterBreak(int at) => _breaks[at];

    public int Word(int at) => _words[at];

    public void Unwanted(int at) => _weights[at] = -0.1f * float.Abs(_weights[at]);

    public void PutSymbol(int meaning, int at, float weight)
    {
        if (Symbols < MostSymbols)
            _symbols[Symbols++] = (meaning, at, weight);
    }

    public (int Meaning, int At, float Weight) Symbol(int index) => _symbols[index];
}
