using Patchbay.Client;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Execution;
using Patchbay.Engine.Names;

namespace Patchbay.Cli.Running;

/// <summary>Straight at the provider, with its own key.</summary>
internal sealed class AshbyNames : INameSource
{
    private readonly NameResolver _resolver;
    private readonly ProviderConnection _connection;
    private readonly HttpMessageInvoker _http;
    private readonly ActionExecutor _executor;

    public AshbyNames(Connector connector, ProviderConnection connection, TimeSpan timeout)
    {
        _resolver = new NameResolver(connector);
        _connection = connection;
        _http = ProviderHttp.CreateClient(timeout);
        _executor = new ActionExecutor(
            connector,
            _http,
            new ExecutorOptions { RequestTimeout = timeout }
        );
    }

    public async Task<Attempt<NameResolution>> ResolveAsync(
        NameQuestion question,
        CancellationToken cancellationToken
    )
    {
        var query = new NameQuery(
            question.Text,
            question.Kind,
            question.Context is null ? NameContext.None : new NameContext(question.Context),
            question.Archived == true
        );
        var all = await _resolver.ResolveAllAsync(
            [query],
            (request, cancelled) => _executor.ExecuteAsync(request, _connection, cancelled),
            cancellationToken
        );
        return all[0].State == ResolutionState.UnknownKind ? Unknown(all[0]) : Read(all[0]);
    }

    public void Dispose() => _http.Dispose();

    private static CliFailure Unknown(Resolution resolution) =>
        new(
            ExitCode.Usage,
            NameWords.Of(resolution.State),
            resolution.Notes[0],
            "\"patchbay resolve --help\" lists the kinds."
        )
        {
            Suggestions = resolution.Nearest,
        };

    private static NameResolution Read(Resolution resolution) =>
        new(resolution.Text, NameWords.Of(resolution.State))
        {
            Kind = resolution.Match?.Kind,
            Id = resolution.Match?.Id,
            Name = resolution.Match?.Name,
            Match = resolution.Match is { } match ? NameWords.Of(match.Match) : null,
            Fuzzy = resolution.Match?.IsFuzzy == true,
            About = resolution.Match is { } told ? Differs(told) : null,
            Guess = resolution.Guess,
            KindsLookedAt = resolution.Match is null ? resolution.Kinds : null,
            Candidates = resolution
                .Candidates.Select(one => new NameCandidate(
                    one.Id,
                    one.Kind,
                    one.Name,
                    NameWords.Of(one.Match),
                    Differs(one)
                ))
                .ToList(),
            MoreCandidates = resolution.MoreCandidates,
            Nearest = resolution.Nearest,
            Failures = resolution
                .Failures.Select(one => new NameReadFailure(
                    one.Kind,
                    one.Action,
                    one.Failure.Code,
                    one.Failure.Message,
                    one.Failure.Remedy,
                    one.Failure.Retryable
                ))
                .ToList(),
            Notes = resolution.Notes,
            Calls = resolution.Calls,
        };

    private static Dictionary<string, string> Differs(ResolvedName name) =>
        name.Differs.ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal);
}
