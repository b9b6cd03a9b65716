using System.Text.Json;
using Patchbay.Engine.Execution;
using Patchbay.Engine.Names;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.Engine.Names;

/// <summary>What holds for any names and any text, and for any number of calls.</summary>
public sealed class NeverChoosesTests
{
    private static readonly string[] Parts =
    [
        "Ana",
        "Anna",
        "José",
        "Jose",
        "Müller",
        "Mueller",
        "Muller",
        "van",
        "Berg",
        "O'Neil",
        "2024",
        "2025",
        "LinkedIn",
        "Linked In",
        "ł",
        "李",
        "🔥",
        "-",
        "for",
    ];

    private readonly NameResolver _resolver = new(Ashby.Connector);

    [Fact]
    public async Task No_text_is_resolved_to_one_of_two_that_fit_alike()
    {
        var random = new Random(20);
        for (var run = 0; run < 3_000; run++)
        {
            var names = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Name(random)).ToList();
            var text = random.Next(3) == 0 ? Name(random) : Spoiled(names[0], random);
            if (string.IsNullOrWhiteSpace(text))
                continue;
            var found = await ResolveAsync(text, names);
            var fits = names.Select(new NameMatcher(text.Trim()).Match).ToList();
            switch (found.State)
            {
                case ResolutionState.Resolved when found.Match!.Match != NameMatch.Only:
                    var at = int.Parse(found.Match.Id);
                    Assert.True(
                        fits.Where((_, other) => other != at)
                            .All(fit => fit is null || Rank(fit) > Rank(fits[at])),
                        $"'{text}' among {string.Join(" | ", names)}"
                    );
                    break;
                case ResolutionState.Ambiguous:
                    Assert.True(found.Candidates.Count > 1);
                    break;
                default:
                    Assert.DoesNotContain(NameMatch.Exact, fits.OfType<NameMatch>());
                    break;
            }
        }

        static int Rank(NameMatch? match) =>
            (int)(match == NameMatch.Part ? NameMatch.Prefix : match!.Value);
    }

    [Fact]
    public async Task A_name_that_is_there_once_is_found_however_it_is_folded()
    {
        foreach (
            var name in (string[])
                ["José Ø. Müller", "LinkedIn", "O’Neil & Sons", "Zoë", "🔥", "李小龙"]
        )
        {
            var found = await ResolveAsync(name, ["Another", name, "And another"]);
            Assert.Equal((ResolutionState.Resolved, "1"), (found.State, found.Match?.Id));
            var upper = await ResolveAsync(name.ToUpperInvariant(), ["Another", name]);
            Assert.Equal((ResolutionState.Resolved, "1"), (upper.State, upper.Match?.Id));
        }
    }

    [Theory]
    [InlineData("Intern 2024", "Intern 2025")]
    [InlineData("Level 3", "Level 4")]
    [InlineData("Ana", "Eva")]
    public async Task Another_number_or_another_short_name_is_no_typo(string text, string name)
    {
        var found = await ResolveAsync(text, [name]);
        Assert.Equal(ResolutionState.NotFound, found.State);
        Assert.Equal([name], found.Nearest);
    }

    [Fact]
    public async Task A_few_calls_run_at_once_and_no_request_makes_more_than_its_bound()
    {
        var (running, most, calls) = (0, 0, 0);
        async Task<ActionOutcome> Run(ActionRequest request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref calls);
            InterlockedMax(ref most, Interlocked.Increment(ref running));
            await Task.Yield();
            Interlocked.Decrement(ref running);
            // As many plans as a page holds, each with a stage.
            return new ActionResult(
                request.Input.TryGetProperty("interviewPlanId", out var plan)
                    ? Records([$"Stage of {plan.GetString()}"])
                    : Records([.. Enumerable.Range(0, 100).Select(at => $"Plan {at}")])
            );
        }
        var queries = Enumerable
            .Range(0, 10)
            .Select(_ => new NameQuery("Stage of 7", "stage", NameContext.None))
            .ToList();
        var found = await _resolver.ResolveAllAsync(
            queries,
            Run,
            TestContext.Current.CancellationToken
        );
        Assert.InRange(most, 1, 4);
        Assert.Equal(51, calls);
        Assert.Equal(51, found.Sum(one => one.Calls));
        Assert.Contains(
            found[0].Notes,
            note => note.StartsWith("Only 50 of 100", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task What_a_caller_cancels_ends()
    {
        using var cancelled = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            _resolver.ResolveAsync(
                "LinkedIn",
                null,
                NameContext.None,
                async (_, cancellationToken) =>
                {
                    await cancelled.CancelAsync();
                    cancellationToken.ThrowIfCancellationRequested();
                    return new ActionResult(Records([]));
                },
                cancelled.Token
            )
        );
    }

    /// <summary>Among sources of these names, whose ids are their places.</summary>
    private Task<Resolution> ResolveAsync(string text, IReadOnlyList<string> names) =>
        _resolver.ResolveAsync(
            text,
            "source",
            NameContext.None,
            (_, _) => Task.FromResult<ActionOutcome>(new ActionResult(Records(names))),
            TestContext.Current.CancellationToken
        );

    private static JsonElement Records(IReadOnlyList<string> titles) =>
        JsonSerializer.SerializeToElement(
            titles.Select(
                (title, at) =>
                    new
                    {
                        id = $"{at}",
                        title,
                        isArchived = false,
                    }
            )
        );

    private static string Name(Random random) =>
        string.Join(
            ' ',
            Enumerable.Range(0, random.Next(1, 4)).Select(_ => Parts[random.Next(Parts.Length)])
        );

    private static string Spoiled(string name, Random random)
    {
        var at = random.Next(name.Length);
        return random.Next(5) switch
        {
            0 => name.Remove(at, 1),
            1 => name.Insert(at, "x"),
            2 => name[..at],
            3 => name.ToUpperInvariant(),
            _ => name,
        };
    }

    private static void InterlockedMax(ref int most, int value)
    {
        int seen;
        do seen = Volatile.Read(ref most);
        while (seen < value && Interlocked.CompareExchange(ref most, value, seen) != seen);
    }
}
