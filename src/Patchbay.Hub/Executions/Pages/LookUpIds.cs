using System.Text.Json;
using Patchbay.Engine.Definitions;
using Patchbay.Engine.Execution;
using Patchbay.Hub.Access;
using Patchbay.Hub.Accounts;
using Patchbay.Hub.Catalog;
using Patchbay.Hub.Http;
using Patchbay.Hub.Logs;

namespace Patchbay.Hub.Executions.Pages;

/// <summary>GET …/tester/ids: records of the account's provider by words, from the actions that give such ids.</summary>
internal static class LookUpIds
{
    private const int MostRecords = 25;
    private const int MostPages = 5;

    public static async Task<IResult> HandleAsync(
        string account,
        string sources,
        string? words,
        string? given,
        Caller caller,
        IAccounts accounts,
        ICatalog catalog,
        IExecutions executions,
        TimeProvider time,
        HttpContext http
    )
    {
        var known = await accounts.FindAsync(caller.ProjectId, account, http.RequestAborted);
        if (known is null || !catalog.TryGetConnector(known.Provider, out var connector))
            return OutcomeResult.For(Refusal.AccountNotFound(account));
        var actions = sources
            .Split(',')
            .Select(id => connector.TryGetAction(id, out var action) ? action : null)
            .OfType<ActionDefinition>()
            .Where(IdLookup.GivesIds)
            .ToList();
        if (actions.Count == 0)
            return ApiError.Invalid("sources must name actions that give ids.");
        var look = new Look(
            connector,
            (words ?? "").Trim(),
            Given(given),
            (action, input) =>
                executions.ExecuteAsync(
                    new ExecutionRequest(
                        RequestSource.Of(http, caller, "ACTION_RPC", "DASHBOARD") with
                        {
                            // Several may be asked for one answer, and each has a log of its own.
                            RequestId = Ids.NewInOrder("req", time.GetUtcNow()),
                        },
                        caller.ProjectId,
                        known.Id,
                        null,
                        action.Id,
                        input
                    ),
                    http.RequestAborted
                )
        );
        return TypedResults.Ok(await look.FindAsync(actions));
    }

    private static JsonElement Given(string? text)
    {
        try
        {
            return JsonElement.Parse(string.IsNullOrEmpty(text) ? "{}" : text);
        }
        catch (JsonException)
        {
            return JsonElement.Parse("{}");
        }
    }

    /// <param name="Message">Why nothing could be found.</param>
    /// <param name="Needs">What must be chosen before.</param>
    internal sealed record Answer(
        IReadOnlyList<FoundRecord> Records,
        bool More,
        string? Message,
        Need? Needs
    );

    internal sealed record Need(string Name, IReadOnlyList<string>? Sources);

    private sealed record Look(
        Connector Connector,
        string Words,
        JsonElement Given,
        Func<ActionDefinition, JsonElement, Task<ExecutionOutcome>> Run
    )
    {
        public async Task<Answer> FindAsync(List<ActionDefinition> actions)
        {
            Answer? last = null;
            // A search finds among all records what a list would be read through for.
            foreach (var action in actions.OrderBy(action => action.IsPaged))
            {
                var wordsField = Words.Length > 0 ? IdLookup.WordsField(action, Words) : null;
                if (Words.Length == 0 && actions.Count > 1 && IsSearch(action))
                    continue;
                if (IdLookup.Missing(action, wordsField, Given) is { } missing)
                {
                    last ??= IsSearch(action)
                        ? new([], false, "Type what to look for.", null)
                        : new([], false, null, NeedOf(action, missing));
                    continue;
                }
                last = await ReadAsync(action, wordsField);
                if (last.Records.Count > 0)
                    break;
            }
            return last ?? new([], false, "Type what to look for.", null);
        }

        private static bool IsSearch(ActionDefinition action) =>
            (IdLookup.WordsField(action, "") ?? IdLookup.WordsField(action, "@")) is not null;

        private Need NeedOf(ActionDefinition action, string name) =>
            new(
                name,
                FormSchema
                    .Of(Connector, action)
                    .Fields!.FirstOrDefault(field => field.Name == name)
                    ?.Sources
            );

        private async Task<Answer> ReadAsync(ActionDefinition action, string? wordsField)
        {
            var words = wordsField is null
                ? Words.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                : [];
            var input = IdLookup.Input(action, wordsField, Words, Given);
            var found = new List<FoundRecord>();
            for (var page = 0; page < MostPages; page++)
            {
                var outcome = await Run(action, JsonElement.Parse(input.ToJsonString()));
                if (outcome.Outcome?.Result is not { } result)
                    return new(found, false, Why(outcome), null);
                if (result.Data.ValueKind == JsonValueKind.Array)
                    found.AddRange(
                        result
                            .Data.EnumerateArray()
                            .Select(FoundRecord.Of)
                            .OfType<FoundRecord>()
                            .Where(record => record.Matches(words))
                    );
                if (found.Count >= MostRecords || result.NextCursor is null)
                    return new(
                        found.Take(MostRecords).ToList(),
                        found.Count > MostRecords || result.NextCursor is not null,
                        null,
                        null
                    );
                input["cursor"] = result.NextCursor;
            }
            return new(found, true, found.Count > 0 ? null : TooMany, null);
        }

        private const string TooMany =
            "Nothing among the first records. There are more than are looked through here: paste the id.";

        private static string Why(ExecutionOutcome outcome) =>
            outcome.Refusal is { } refusal ? refusal.Message : outcome.Outcome!.Failure!.Message;
    }
}
