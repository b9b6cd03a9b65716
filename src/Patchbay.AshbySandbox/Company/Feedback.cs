using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Company;

/// <summary>What interviewers wrote after the interviews that took place.</summary>
internal sealed class Feedback
{
    private readonly CompanyContext _context;

    public Feedback(
        CompanyContext context,
        People people,
        Interviews interviews,
        Schedules schedules
    )
    {
        _context = context;
        Items =
        [
            .. schedules
                .Items.Zip(schedules.Subjects)
                .Where(pair => (string)pair.First["status"]! == "Complete")
                .Select((pair, index) => Of(pair.First, pair.Second, index)),
        ];

        JsonObject Of(JsonObject schedule, (ApplicationFacts Facts, int Step) subject, int index)
        {
            var interviewed = schedule["interviewEvents"]!.AsArray()[0]!;
            var form = (string)interviewed["interview"]!["feedbackFormDefinitionId"]!;
            var definition = interviews.FeedbackForms.Single(item => (string)item["id"]! == form)[
                "formDefinition"
            ]!.AsObject();
            var author = (string)interviewed["interviewerUserIds"]![0]!;
            var (facts, step) = subject;
            return new JsonObject
            {
                ["id"] = context.Id(Kind.ApplicationFeedback, index),
                ["formDefinition"] = definition.Copy(),
                ["submittedValues"] = Values(definition, facts, step),
                ["submittedByUser"] = people
                    .Users.Single(user => (string)user["id"]! == author)
                    .Copy(),
                ["interviewId"] = (string)interviewed["interviewId"]!,
                ["interviewEventId"] = (string)interviewed["id"]!,
                ["feedbackFormDefinitionId"] = form,
                ["applicationHistoryId"] = context.Id(
                    Kind.HistoryEvent,
                    Pipeline.HistoryIndex(facts.Index, step)
                ),
                ["applicationId"] = context.Id(Kind.Application, facts.Index),
                // Nobody moves a candidate on before the scorecard is in.
                ["submittedAt"] = (string)schedule["updatedAt"]!,
            };
        }
    }

    // Strong no, no, yes, strong yes.
    private static readonly string[][] Remarks =
    [
        [
            "Could not say what a calibration is for, and guessed instead of asking.",
            "Came without having read the exercise. I stopped after twenty minutes.",
        ],
        [
            "Friendly, but the answers stayed general. I missed an example of their own.",
            "Knows the words, not what is behind them. Perhaps for a more junior seat.",
            "The second half was too long for all of us, and the exercise stayed unfinished.",
        ],
        [
            "Knows the field, listens well. I would like to see more code before we decide.",
            "Clear explanations, drew the optical path without being asked. Weak on error budgets.",
            "Solid and calm. Needed one hint and made good use of it.",
        ],
        [
            "Found the fault in the sample data within five minutes.",
            "Asked better questions than our exercise does. Let us move fast.",
            "Everybody in the room learned something. A clear yes.",
        ],
    ];

    public IReadOnlyList<JsonObject> Items { get; }

    /// <summary>Scorecards agree with what came after them: whoever was turned down then had been advised against.</summary>
    private JsonObject Values(JsonObject form, in ApplicationFacts facts, int step)
    {
        var random = _context.Random(Kind.AnswerStream, Pipeline.HistoryIndex(facts.Index, step));
        var turnedDown =
            facts.Status == "Archived"
            && step == facts.Reached - facts.First
            && Vocabulary.Reasons[facts.ArchiveReason].Type == "RejectedByOrg";
        var level = (turnedDown ? 1 : 3) + random.Below(2);
        return Answers.To(form, random, level, Remarks[level - 1]);
    }
}
