using System.Text.Json;
using Patchbay.Bench.Tokens;
using Patchbay.Engine.Definitions;

namespace Patchbay.Bench.Agents;

/// <summary>What the recruiting tasks and the lists of tools take of a model's context.</summary>
/// <param name="SearchAndExecute">The list of tools in search_execute.</param>
/// <param name="Guide">The list of the guide's actions, one tool each.</param>
/// <param name="Whole">The list of all actions, one tool each.</param>
internal sealed record TaskFigures(
    ToolListFigure SearchAndExecute,
    ToolListFigure Guide,
    ToolListFigure Whole,
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
        AshbyView ashby,
        Connector connector
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
        var all = JsonElement.Parse(await AgentTalk.ListAsync(http, hub, key, account, ""));
        var guide = connector
            .Actions.Where(action => !action.Additional)
            .Select(action => action.Id)
            .ToHashSet(StringComparer.Ordinal);
        return new(
            ToolListFigure.Of(
                JsonElement.Parse(
                    await AgentTalk.ListAsync(http, hub, key, account, "tool-mode=search_execute")
                )
            ),
            ToolListFigure.Of(all, tool => guide.Contains(tool.Text("name"))),
            ToolListFigure.Of(all),
            played
        );
    }
}

/// <summary>How many tools a list holds, and what it takes of a model's context.</summary>
internal sealed record ToolListFigure(int Tools, int Tokens)
{
    public static ToolListFigure Of(JsonElement list, Func<JsonElement, bool>? only = null)
    {
        var tools = list.EnumerateArray()
            .Where(only ?? (_ => true))
            .Select(tool => tool.GetRawText())
            .ToList();
        return new(tools.Count, O200k.Count($"[{string.Join(',', tools)}]"));
    }
}
