using System.Text.Json;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Execution;

namespace Patchbay.Engine.Names;

/// <summary>How far a kind is looked through.</summary>
internal enum LookDepth
{
    /// <summary>By the first way that fits, and no further.</summary>
    First,

    /// <summary>Until something is found or all is looked through.</summary>
    All,
}

/// <summary>Looks through one kind for the records that a text may name.</summary>
internal sealed class NameFinder
{
    /// <summary>The most that a provider's search tells, where it says so.</summary>
    private const int MostOfSearch = 100;

    private readonly Connector _connector;
    private readonly NameReads _reads;
    private readonly NameContext _context;
    private readonly bool _archived;
    private readonly NameInputs _inputs;

    /// <param name="context">Ids alone.</param>
    public NameFinder(Connector connector, NameReads reads, NameContext context, bool archived)
    {
        _connector = connector;
        Table = connector.Names;
        _reads = reads;
        _context = context;
        _archived = archived;
        _inputs = new(this, reads, context, archived);
    }

    public NameTable Table { get; }

    /// <summary>For somebody who chooses while typing: any letters in a row may be meant.</summary>
    public bool IsBrowsing { get; init; }

    /// <param name="text">An empty one takes every record.</param>
    public async Task<Found> FindAsync(NameKind kind, string text, LookDepth depth)
    {
        var found = new Found();
        string? needed = null;
        var looked = false;
        foreach (var (index, find) in kind.Find.Index())
        {
            var searches = find.Search.Count > 0;
            if (searches && (!Searches(find, text).Any() || (IsBrowsing && IsWhole(find, text))))
                continue;
            // What a list did not have, or could not tell, no list of less context may stand for.
            if (looked && find.Needs.Count > 0)
                break;
            var trouble = found.Failures.Count;
            if (await _inputs.OfAsync(find, text, depth, found) is not { } inputs)
            {
                needed ??= find.Needs.First(need => _context[need.Kind] is null).Kind;
                continue;
            }
            looked = true;
            if (searches)
                await SearchAsync(
                    kind,
                    find,
                    inputs[0],
                    text,
                    pieces: depth == LookDepth.All && !IsBrowsing && index == kind.Find.Count - 1,
                    found
                );
            else
                await LookThroughAsync(kind, find, inputs, text, found);
            var failed = found.Failures.Count > trouble;
            if (!searches && !failed && trouble > 0)
                Replace(found, trouble);
            if (
                failed
                    ? !OtherScopes(find, kind.Find.ElementAtOrDefault(index + 1))
                    : found.Matches.Count > 0
                        || depth == LookDepth.First
                        || !searches
                        || IsAddress(text)
            )
                break;
        }
        if (!looked && needed is not null)
            found.Failures.Add(ToldFor(kind, Table[needed]));
        return found;
    }

    /// <summary>The first page of the list that is shown when there is no text.</summary>
    public async Task<Found> BrowseAsync(NameKind kind, string list)
    {
        var found = new Found();
        var find = new NameFind(list, [], [], default, null, null, Pages: 1, null);
        await LookThroughAsync(kind, find, [new NameInput([], null)], "", found);
        return found;
    }

    /// <summary>What a kind that is told for one other record alone needs and the context does not name.</summary>
    public NameNeed? Needs(NameKind kind) =>
        kind.Browse is null
        && kind.Find.All(find =>
            find.Search.Count > 0
            || find.Needs.Any(need => need.From != NeedFrom.All && _context[need.Kind] is null)
        )
            ? kind
                .Find.SelectMany(find => find.Needs)
                .FirstOrDefault(need => _context[need.Kind] is null)
            : null;

    /// <summary>What could not be read one way was read whole in another.</summary>
    private static void Replace(Found found, int failures)
    {
        found.Notes.AddRange(
            found
                .Failures.Take(failures)
                .Select(one =>
                    $"{one.Action} failed, another action told it: {one.Failure.Message}"
                )
        );
        found.Failures.RemoveRange(0, failures);
    }

    /// <summary>A way that asks for no other permission fails as the one before did.</summary>
    private bool OtherScopes(NameFind find, NameFind? next) =>
        next is not null
        && _connector.TryGetAction(find.Action, out var failed)
        && _connector.TryGetAction(next.Action, out var other)
        && !other.MinimalScopes.SequenceEqual(failed.MinimalScopes);

    /// <summary>The fields of a search that a text of this form can be sent in, the likeliest first.</summary>
    private static IEnumerable<NameSearch> Searches(NameFind find, string text)
    {
        if (text.Length == 0)
            return [];
        if (IsAddress(text))
            return find.Search.Where(search => search.By == SearchBy.Email);
        var isCode = text.Any(char.IsDigit) && !text.Any(char.IsWhiteSpace);
        return find
            .Search.Where(search =>
                search.By is SearchBy.Part or SearchBy.Exact
                || (isCode && search.By == SearchBy.Code)
            )
            .OrderBy(search => search.By != SearchBy.Code);
    }

    /// <summary>It finds whole names alone, which nobody has typed yet.</summary>
    private static bool IsWhole(NameFind find, string text) =>
        Searches(find, text).All(search => search.By is SearchBy.Exact or SearchBy.Code);

    private async Task SearchAsync(
        NameKind kind,
        NameFind find,
        NameInput input,
        string text,
        bool pieces,
        Found found
    )
    {
        foreach (var search in Searches(find, text))
        {
            if (!await AskAsync(search.Field, text) || found.Matches.Count > 0)
                return;
            if (!pieces || search.By != SearchBy.Part)
                continue;
            foreach (var piece in NamePieces.Of(text))
                if (!await AskAsync(search.Field, piece) || found.Matches.Count > 0)
                    return;
        }

        async Task<bool> AskAsync(string field, string words)
        {
            var read = await _reads.ReadAsync(find.Action, input.With(field, words).Json, 1);
            var records = read.Records(find.At).ToList();
            if (records.Count >= MostOfSearch)
                found.Notes.Add(
                    $"The search of {kind.Plural} tells {MostOfSearch} at most, and there may be more."
                );
            Take(kind, find, read, records, text, null, found);
            return read.Failure is null;
        }
    }

    private async Task LookThroughAsync(
        NameKind kind,
        NameFind find,
        IReadOnlyList<NameInput> inputs,
        string text,
        Found found
    )
    {
        var reads = await Task.WhenAll(
            inputs.Select(input => _reads.ReadAsync(find.Action, input.Json, find.Pages))
        );
        foreach (var (read, input) in reads.Zip(inputs))
            Take(kind, find, read, read.Records(find.At).ToList(), text, input.Match, found);
        if (find.Archived is not null && !_archived)
            found.Unarchived.Add(kind.Plural);
        found.IsCut |= reads.Any(read => read.Cut);
        if (found.IsCut)
            found.Notes.Add(
                $"Only the first {reads.Sum(read => read.Records(find.At).Count())} {kind.Plural} were looked through; there are more."
            );
    }

    private void Take(
        NameKind kind,
        NameFind find,
        NameReads.Read read,
        List<JsonElement> records,
        string text,
        NameMatch? inherited,
        Found found
    )
    {
        if (read.Failure is { } failure)
            found.Failures.Add(new(kind.Name, find.Action, failure));
        found.Used.UnionWith(kind.Within.Keys.Where(within => _context[within] is not null));
        var matcher = new NameMatcher(text);
        var matches = new List<(FoundName Name, bool Own)>();
        foreach (var record in records)
        {
            if (InputJson.Text(record, "id") is not { } id || !IsWithin(kind, record))
                continue;
            found.Names.AddRange(kind.Names.SelectMany(path => path.Read(record)));
            var own = Match(kind, record, text, matcher);
            if ((own ?? inherited) is { } match)
                matches.Add((new(kind, id, record, match), own is not null));
        }
        // What has the name itself comes before what only belongs to the record that the text names.
        var anyOwn = matches.Any(one => one.Own);
        found.Matches.AddRange(matches.Where(one => one.Own || !anyOwn).Select(one => one.Name));
        if (matches.Count > 0 && find.Note is { } note)
            found.Notes.Add(note);
    }

    private NameMatch? Match(NameKind kind, JsonElement record, string text, NameMatcher matcher)
    {
        if (text.Length == 0)
            return NameMatch.Only;
        if (!IsAddress(text))
            return matcher.Best(kind.Names.SelectMany(path => path.Read(record)))
                ?? (IsBrowsing && IsSeen(kind, record, matcher) ? NameMatch.Part : null);
        return kind
            .Emails.SelectMany(path => path.Read(record))
            .Any(email => email.Equals(text, StringComparison.OrdinalIgnoreCase))
            ? NameMatch.Exact
            : null;
    }

    /// <summary>Somebody who types sees the record in the list, and what is seen of it counts.</summary>
    private static bool IsSeen(NameKind kind, JsonElement record, NameMatcher matcher) =>
        kind
            .Names.Concat(kind.Emails)
            .Concat(kind.Tells.Select(tell => tell.Path))
            .SelectMany(path => path.Read(record))
            .Any(matcher.IsIn);

    private bool IsWithin(NameKind kind, JsonElement record) =>
        kind.Within.All(within =>
            _context[within.Key] is not { } id
            || within.Value.Read(record).Contains(id, StringComparer.OrdinalIgnoreCase)
        );

    public static bool IsAddress(string text) =>
        text.IndexOf('@') is > 0 and var at && at < text.Length - 1 && !text.Any(char.IsWhiteSpace);

    private static NameFailure ToldFor(NameKind kind, NameKind needed) =>
        new(
            kind.Name,
            kind.Find[0].Action,
            new ActionFailure(
                FailureKind.InvalidInput,
                $"{Sentence(kind.Plural)} are told only for one {needed.Name.Replace('_', ' ')}.",
                $"Name it in the context, by id or by name: {{\"{needed.Name}\": \"…\"}}.",
                Retryable: false
            )
        );

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
