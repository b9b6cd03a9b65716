namespace Patchbay.Bench.Agents;

/// <summary>What the recruiting tasks and the lists of tools take of a model's context.</summary>
internal sealed record TaskFigures(
    int SearchAndExecute,
    int Individual,
    int IndividualTools,
    IReadOnlyList<(string Task, IReadOnlyList<TalkStep> Steps)> Tasks
)
{
    /// <summary>Tokens of each task, the smallest first.</summary>
    public IReadOnlyList<int> Sums { get; } =
    [.. Tasks.Select(task => task.Steps.Sum(step => step.Tokens)).Order()];

    public double Median => (Sums[(Sums.Count - 1) / 2] + Sums[Sums.Count / 2]) / 2.0;

    /// <summary>Plays every task, one after the other, in one company.</summary>
    public static async Task<TaskFigures> MeasureAsync(
        HttpClient http,
        Uri hub,
        string key,
        string account,
        AshbyView ashby
    )
    {
        var company = await Company.OfAsync(ashby);
        var played = new List<(string, IReadOnlyList<TalkStep>)>();
        foreach (
            var task in (IEnumerable<RecruitingTask>)[.. AskingTasks.All, .. ChangingTasks.All]
        )
        {
            var agent = new AgentTalk(http, hub, key, account);
            try
            {
                await task.PlayAsync(agent, ashby, company);
            }
            catch (TaskFailedException failed)
            {
                throw new TaskFailedException($"{task.Name} {failed.Message}");
            }
            played.Add((task.Name, agent.Steps));
        }
        var two = await AgentTalk.ListAsync(http, hub, key, account, "tool-mode=search_execute");
        var all = await AgentTalk.ListAsync(http, hub, key, account, "");
        return new(
            Tokens.O200k.Count(two),
            Tokens.O200k.Count(all),
            System.Text.Json.JsonElement.Parse(all).GetArrayLength(),
            played
        );
    }
}
