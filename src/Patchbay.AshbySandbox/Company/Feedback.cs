using System.Text.Json.Nodes;

namespace Patchbay.AshbySandbox.Company;

/// <summary>What interviewers wrote after the interviews that took place.</summary>
internal sealed class Feedback
{
    public Feedback(
        CompanyContext context,
        People people,
        Interviews interviews,
        Schedules schedules
    )
    {
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
                ["submittedValues"] = Answers.To(
                    definition,
                    context.Random(Kind.AnswerStream, facts.Index)
                ),
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

    public IReadOnlyList<JsonObject> Items { get; }
}
