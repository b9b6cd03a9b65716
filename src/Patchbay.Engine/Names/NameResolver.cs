using Patchbay.Engine.Definitions;
using Patchbay.Engine.Execution;
using Patchbay.Engine.Text;

namespace Patchbay.Engine.Names;

/// <summary>Turns what people write into ids, by the fewest reads. It never takes one of two that fit alike.</summary>
public sealed class NameResolver(Connector connector)
{
    /// <summary>Candidates that an ambiguous text is answered with.</summary>
    private const int MostCandidates = 10;

    /// <summary>A list of fewer names is told whole when nothing in it is near.</summary>
    private const int FewNames = 20;

    private readonly NameTable _table = connector.Names;
    private readonly KindGuess _guess = new(connector.Names);

    /// <summary>Resolves one text.</summary>
    /// <param name="run">Runs a read; it is asked a few at a time.</param>
    public async Task<Resolution> ResolveAsync(
        string text,
        string? kind,
        NameContext context,
        Func<ActionRequest, CancellationToken, Task<ActionOutcome>> run,
        CancellationToken cancellationToken
    )
    {
        var all = await ResolveAllAsync(
            [new NameQuery(text, kind, context)],
            run,
            cancellationToken
        );
        return all[0];
    }

    /// <summary>Resolves several texts; what one of them had read is not read again for the next.</summary>
    public async Task<IReadOnlyList<Resolution>> ResolveAllAsync(
        IReadOnlyList<NameQuery> queries,
        Func<ActionRequest, CancellationToken, Task<ActionOutcome>> run,
        CancellationToken cancellationToken
    )
    {
        using var reads = new NameReads(connector, run, cancellationToken);
        var resolutions = new List<Resolution>(queries.Count);
        foreach (var query in queries)
        {
            var before = reads.Calls;
            var resolution = await ResolveAsync(query, reads);
            resolutions.Add(resolution with { Calls = reads.Calls - before });
        }
        return resolutions;
    }

    /// <summary>The records of a kind that a text fits, the best first; without a text, those that a list begins with.</summary>
    /// <param name="context">Ids alone.</param>
    public async Task<NameList> ListAsync(
        NameKind kind,
        string text,
        NameContext context,
        int most,
        Func<ActionRequest, CancellationToken, Task<ActionOutcome>> run,
        CancellationToken cancellationToken
    )
    {
        using var reads = new NameReads(connector, run, cancellationToken);
        var finder = new NameFinder(connector, reads, context, archived: false)
        {
            IsBrowsing = true,
        };
        text = text.Trim();
        if (text.Length == 0 && finder.Needs(kind) is { } needed)
            return new([], false, [], needed);
        var found =
            text.Length == 0 && kind.Browse is { } browse
                ? await finder.BrowseAsync(kind, browse)
                : await finder.FindAsync(kind, text, LookDepth.All);
        var matches = found
            .Matches.OrderBy(match => match.Match)
            .DistinctBy(match => match.Id)
            .ToList();
        return new(
            await new NameTells(_table, reads).ToldAlreadyAsync([.. matches.Take(most)]),
            matches.Count > most || found.IsCut,
            found.Failures,
            null
        );
    }

    private async Task<Resolution> ResolveAsync(NameQuery query, NameReads reads)
    {
        var text = query.Text.Trim();
        NameKind? stated = null;
        if (query.Kind is { } named && !_table.TryFind(named, out stated))
            return Unknown(query.Text, named, "The kind");
        var (context, blocked) = await ContextAsync(query, reads);
        if (blocked is not null)
            return blocked;
        if (Guid.TryParseExact(text, "D", out _))
            return await CheckIdAsync(query.Text, text, stated, reads);

        var finder = new NameFinder(connector, reads, context!, query.Archived);
        var hasContext = context!.Known.Count > 0;
        var rounds = stated is not null
            ? KindGuess.Stated(stated, text, hasContext)
            : _guess.Of(text, hasContext);
        var found = new Found();
        var looked = new List<NameKind>();
        var because = new List<string>();
        foreach (var round in rounds)
        {
            if (round.Because is { } why && !because.Contains(why))
                because.Add(why);
            looked.AddRange(round.Kinds.Except(looked));
            var results = await Task.WhenAll(
                round.Kinds.Select(kind => FindAsync(finder, kind, round, reads))
            );
            foreach (var result in results)
                found.Add(result);
            if (found.IsSure || (round.Ends && found.Matches.Count > 0))
                break;
        }
        foreach (var unused in context.Known.Keys.Where(key => !found.Used.Contains(key)))
            found.Notes.Add(
                $"The {unused.Replace('_', ' ')} of the context makes no difference here and was not used."
            );
        return await DecideAsync(
            query.Text,
            found,
            looked,
            because.Count == 0 ? null : string.Join(' ', because),
            reads
        );
    }

    /// <summary>The whole text, or, when it is of two parts such as <c>Onsite (Engineering)</c>, the one told by the other.</summary>
    private async Task<Found> FindAsync(
        NameFinder finder,
        NameKind kind,
        Round round,
        NameReads reads
    )
    {
        if (NameParts.Of(round.Text) is not { } parts)
            return await finder.FindAsync(kind, round.Text, round.Depth);
        // What is found through another record is named by that one, and the rest of the text tells which it is.
        var partsFirst = kind.Find.Any(find => find.Needs.Any(need => need.From == NeedFrom.Text));
        var found = partsFirst
            ? await PartAsync()
            : await finder.FindAsync(kind, round.Text, round.Depth);
        if (found.Matches.Count == 0 && found.Failures.Count == 0)
            found.Add(
                partsFirst
                    ? await finder.FindAsync(kind, round.Text, round.Depth)
                    : await PartAsync()
            );
        return found;

        async Task<Found> PartAsync()
        {
            var part = await finder.FindAsync(kind, parts.Name, round.Depth);
            var told = await new NameTells(_table, reads).ToldAsync(
                Best.Of(part.Matches),
                new NameMatcher(parts.Rest)
            );
            part.Matches.Clear();
            part.Matches.AddRange(told);
            return part;
        }
    }

    private async Task<Resolution> DecideAsync(
        string text,
        Found found,
        IReadOnlyList<NameKind> looked,
        string? because,
        NameReads reads
    )
    {
        var resolution = new Resolution(text, ResolutionState.NotFound)
        {
            Kinds = [.. looked.Select(kind => kind.Name)],
            Guess = because,
            Failures = found.Failures,
        };
        var best = Best.Of(found.Matches);
        var tells = new NameTells(_table, reads);
        if (best is [var one])
        {
            var named = (await tells.OfAsync(best))[0];
            // Where something could not be looked through, there may be a better one.
            return
                found.Failures.Count > 0
                && (
                    because is null
                    || named.IsFuzzy
                    || found.Failures.Any(failure => failure.Kind == named.Kind)
                )
                ? resolution with
                {
                    State = ResolutionState.CouldNotLook,
                    Candidates = [named],
                    Notes = found.Notes,
                }
                : resolution with
                {
                    State = ResolutionState.Resolved,
                    Match = named,
                    Notes = [.. found.Notes, .. Besides(one, found)],
                };
        }
        if (best.Count > 1)
            return resolution with
            {
                State = ResolutionState.Ambiguous,
                Candidates = await tells.OfAsync([.. best.Take(MostCandidates)]),
                MoreCandidates = best.Count > MostCandidates,
                Notes = found.Notes,
            };
        var names = found.Names.Distinct(StringComparer.Ordinal).ToList();
        var near = Nearest.Find(text, names, most: 5);
        return resolution with
        {
            State =
                found.Failures.Count > 0 ? ResolutionState.CouldNotLook : ResolutionState.NotFound,
            Nearest = near.Count == 0 && names.Count <= FewNames ? names : near,
            Notes =
            [
                .. found.Notes,
                .. found.Unarchived.Select(kinds => $"Archived {kinds} were not looked through."),
            ],
        };
    }

    /// <summary>What a reader would want to know of although one record is better.</summary>
    private static IEnumerable<string> Besides(FoundName one, Found found)
    {
        if (
            one.Match == NameMatch.Exact
            && found.Matches.Any(other =>
                other.Match == NameMatch.Folded && (other.Kind, other.Id) != (one.Kind, one.Id)
            )
        )
            yield return "Another name differs from it by case, accents or punctuation alone.";
    }

    private async Task<Resolution> CheckIdAsync(
        string text,
        string id,
        NameKind? kind,
        NameReads reads
    )
    {
        var resolution = new Resolution(text, ResolutionState.Resolved)
        {
            Kinds = kind is null ? [] : [kind.Name],
            Match = new(id, kind?.Name, null, NameMatch.Id, []),
        };
        if (kind?.Get is not { } get)
            return resolution with
            {
                Notes =
                [
                    kind is null
                        ? "It is an id already. Nothing says of which kind, so it was not checked."
                        : $"It is an id already. No action reads one of the {kind.Plural} by its id, so it was not checked.",
                ],
            };
        var read = await reads.ReadAsync(
            get.Action,
            new NameInput([], null).With(get.Field, id).Json,
            1
        );
        if (read.Failure is { Kind: FailureKind.NotFound })
            return resolution with { State = ResolutionState.NotFound, Match = null };
        if (read.Failure is { } failure)
            return resolution with
            {
                State = ResolutionState.CouldNotLook,
                Match = null,
                Failures = [new(kind.Name, get.Action, failure)],
            };
        var records = read.Records(null)
            .Select(record => new FoundName(kind, id, record, NameMatch.Id))
            .ToList();
        return resolution with { Match = (await new NameTells(_table, reads).OfAsync(records))[0] };
    }

    /// <summary>The context with an id for each name.</summary>
    private async Task<(NameContext? Ids, Resolution? Blocked)> ContextAsync(
        NameQuery query,
        NameReads reads
    )
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in query.Context.Known)
        {
            if (!_table.TryFind(key, out var kind))
                return (null, Unknown(query.Text, key, "The context's kind"));
            if (Guid.TryParseExact(value.Trim(), "D", out _))
            {
                ids[kind.Name] = value.Trim();
                continue;
            }
            var known = await ResolveAsync(
                new NameQuery(value, kind.Name, new NameContext(ids), query.Archived),
                reads
            );
            if (known.State != ResolutionState.Resolved)
                return (
                    null,
                    known with
                    {
                        Text = query.Text,
                        Notes =
                        [
                            $"This is about the {kind.Name.Replace('_', ' ')} '{value}' of the context: '{query.Text}' itself was not looked for.",
                            .. known.Notes,
                        ],
                    }
                );
            ids[kind.Name] = known.Match!.Id;
        }
        return (new NameContext(ids), null);
    }

    private Resolution Unknown(string text, string kind, string what) =>
        new(text, ResolutionState.UnknownKind)
        {
            Nearest = _table.Suggest(kind),
            Notes = [$"{what} '{kind}' is none that has names here."],
        };
}
