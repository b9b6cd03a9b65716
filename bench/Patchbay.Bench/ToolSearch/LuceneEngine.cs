using Lucene.Net.Analysis.En;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Patchbay.Engine.Definitions;

namespace Patchbay.Bench.ToolSearch;

/// <summary>Lucene.NET in memory: its English analyzer, BM25, a field each for label, names, requests and description.</summary>
internal sealed class LuceneEngine : ISearchEngine
{
    private static readonly (string Field, float Boost)[] Fields =
    [
        ("label", 4),
        ("names", 2),
        ("requests", 1),
        ("description", 1),
    ];

    private readonly RAMDirectory _directory = new();
    private readonly EnglishAnalyzer _analyzer = new(LuceneVersion.LUCENE_48);
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;

    public LuceneEngine(Connector connector)
    {
        var settings = new IndexWriterConfig(LuceneVersion.LUCENE_48, _analyzer)
        {
            Similarity = new BM25Similarity(),
        };
        using (var writer = new IndexWriter(_directory, settings))
        {
            foreach (var texts in EngineTexts.Of(connector))
                writer.AddDocument([
                    new StringField("id", texts.Id, Field.Store.YES),
                    new TextField("label", texts.Label, Field.Store.NO),
                    new TextField("names", texts.Names, Field.Store.NO),
                    new TextField("requests", texts.Requests, Field.Store.NO),
                    new TextField("description", texts.Description, Field.Store.NO),
                ]);
        }
        _reader = DirectoryReader.Open(_directory);
        _searcher = new IndexSearcher(_reader) { Similarity = new BM25Similarity() };
    }

    public string Name => "Lucene.NET";

    public IReadOnlyList<string> Find(string query, int top)
    {
        var wanted = new BooleanQuery();
        foreach (var word in Terms(query))
        {
            foreach (var (field, boost) in Fields)
                wanted.Add(new TermQuery(new Term(field, word)) { Boost = boost }, Occur.SHOULD);
        }
        return _searcher
            .Search(wanted, top)
            .ScoreDocs.Select(hit => _searcher.Doc(hit.Doc).Get("id"))
            .ToList();
    }

    public void Dispose()
    {
        _reader.Dispose();
        _analyzer.Dispose();
        _directory.Dispose();
    }

    private HashSet<string> Terms(string query)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        using var stream = _analyzer.GetTokenStream("label", new StringReader(query));
        var text = stream.AddAttribute<Lucene.Net.Analysis.TokenAttributes.ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
            terms.Add(text.ToString()!);
        stream.End();
        return terms;
    }
}
