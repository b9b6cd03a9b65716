using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Hub.Access.Limits.Pages;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Dashboard;
using Patchbay.Hub.Http;
using Patchbay.Hub.Pages;

namespace Patchbay.Hub.Access.Sessions.Pages;

/// <summary>The dashboard's page of agent sessions: the list, the form that makes one, and revoking.</summary>
internal static class ShowAgents
{
    private const int Offered = 50;

    private static readonly TypedSession Untouched = new("", "", "", "", 8, TypedLimits.None);

    public static Task<IResult> HandleAsync(
        Caller caller,
        AgentSessions sessions,
        IAccounts accounts,
        ICatalog catalog,
        TimeProvider time,
        HttpContext http
    )
    {
        var typed = Untouched with { Accounts = http.Request.Query["account"].ToString() };
        return ShowAsync(caller, sessions, accounts, catalog, time, http, typed);
    }

    public static async Task<IResult> MakeAsync(
        IFormCollection sent,
        Caller caller,
        AgentSessions sessions,
        IAccounts accounts,
        ICatalog catalog,
        HubAddress address,
        TimeProvider time,
        HttpContext http
    )
    {
        var typed = TypedSession.Read(sent);
        var answer = await CreateAgentSession.HandleAsync(
            typed.Request,
            caller,
            sessions,
            accounts,
            catalog,
            address,
            time,
            http
        );
        return answer.Result is Created<AgentSessionAnswer> { Value: { } made }
            ? await ShowAsync(
                caller,
                sessions,
                accounts,
                catalog,
                time,
                http,
                Untouched,
                new MadeSession(made.Name, made.McpUrl!.AbsoluteUri)
            )
            : await ShowAsync(
                caller,
                sessions,
                accounts,
                catalog,
                time,
                http,
                typed,
                refusal: (ApiError)answer.Result
            );
    }

    public static async Task<IResult> RevokeAsync(
        string id,
        Caller caller,
        AgentSessions sessions,
        DashboardView view
    ) =>
        (await RevokeAgentSession.HandleAsync(id, caller, sessions)).Result is ApiError refusal
            ? refusal
            : HtmlPage.Then(view.To("agents?done=saved"));

    private static async Task<IResult> ShowAsync(
        Caller caller,
        AgentSessions sessions,
        IAccounts accounts,
        ICatalog catalog,
        TimeProvider time,
        HttpContext http,
        TypedSession typed,
        MadeSession? made = null,
        ApiError? refusal = null
    )
    {
        if (http.Request.Query.Page(out var page) is { } fault)
            return fault;
        // One more than is shown tells whether there is a next page.
        var found = sessions.List(caller.ProjectId, page.Skip, page.Size + 1);
        var names = await NamesAsync(caller.ProjectId, found, accounts, http.RequestAborted);
        var now = time.GetUtcNow();
        var model = new AgentsModel(
            found.Take(page.Size).Select(known => Shown(known, names, now)).ToList(),
            await OfferedAsync(caller.ProjectId, accounts, http.RequestAborted),
            catalog
                .Profiles(caller.ProjectId)
                .Where(profile => profile.Active)
                .Select(profile => new OfferedAccount(profile.Id, profile.Name))
                .ToList(),
            typed,
            made,
            refusal?.Message,
            page.Number > 1 ? http.Request.With(("page", null)) : null,
            found.Count > page.Size ? http.Request.With(("page", $"{page.Number + 1}")) : null
        );
        return HtmlPage.Show<AgentsPage>(
            http,
            new { Model = model },
            refusal?.Status ?? StatusCodes.Status200OK
        );
    }

    private static ShownSession Shown(
        AgentSessionInUse known,
        IReadOnlyDictionary<string, string> names,
        DateTimeOffset now
    )
    {
        var row = known.Row;
        return new(
            row.Id,
            row.Name,
            row.AccountIds is { } ids
                ? string.Join(", ", ids.Select(id => names.GetValueOrDefault(id, id)))
                : $"All of {row.OriginOwnerId}",
            LimitWords.Of(row.Limits, known.Tally.Used),
            known.StateAt(now) switch
            {
                AgentSessionState.Live => "Open",
                AgentSessionState.Expired => "Expired",
                _ => "Revoked",
            },
            row.ExpiresAt,
            known.LastUsedAt
        );
    }

    private static async Task<IReadOnlyDictionary<string, string>> NamesAsync(
        string projectId,
        IReadOnlyList<AgentSessionInUse> sessions,
        IAccounts accounts,
        CancellationToken cancellationToken
    )
    {
        var ids = sessions.SelectMany(known => known.Row.AccountIds ?? []).Distinct().ToList();
        return ids.Count == 0
            ? new Dictionary<string, string>()
            : (
                await accounts.ListAsync(
                    projectId,
                    new AccountFilter([], ids, [], [], 0, ids.Count),
                    cancellationToken
                )
            ).ToDictionary(account => account.Id, Name);
    }

    private static async Task<IReadOnlyList<OfferedAccount>> OfferedAsync(
        string projectId,
        IAccounts accounts,
        CancellationToken cancellationToken
    ) =>
        (
            await accounts.ListAsync(
                projectId,
                new AccountFilter([], [], [], [AccountStatus.Active], 0, Offered),
                cancellationToken
            )
        )
            .Select(account => new OfferedAccount(account.Id, Name(account)))
            .ToList();

    private static string Name(Account account) => account.Label ?? account.OriginOwnerName;
}
