using System.Runtime.CompilerServices;

namespace Patchbay.Bench.Agents;

/// <summary>Something that a recruiter asks of an agent, played by a script that reads the answers as a model would.</summary>
/// <param name="Name">The request.</param>
/// <param name="PlayAsync">Plays it, and throws when it does not come to the right answer or state.</param>
internal sealed record RecruitingTask(
    string Name,
    Func<AgentTalk, AshbyView, Company, Task> PlayAsync
)
{
    /// <summary>Throws unless the task came to what it should.</summary>
    public static void Holds(bool isSo, [CallerArgumentExpression(nameof(isSo))] string what = "")
    {
        if (!isSo)
            throw new TaskFailedException($"It is not so that {what}.");
    }
}
