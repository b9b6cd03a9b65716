using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Contract;

namespace Patchbay.Tests.Sandbox.Webhooks;

/// <summary>Holds the data of webhooks against the shapes that the endpoints answer with (section 8).</summary>
internal static class WebhookShapes
{
    private static readonly Dictionary<string, Schema> ByField = new()
    {
        ["application"] = ItemOf("application.list"),
        ["interviewSchedule"] = ItemOf("interviewSchedule.list"),
        ["job"] = ItemOf("job.search"),
        ["jobPosting"] = ItemOf("jobPosting.list"),
        ["offer"] = Results("offer.info"),
        ["opening"] = ItemOf("opening.list"),
        ["surveySubmission"] = Results("surveySubmission.create"),
    };

    public static void AssertFits(ReceivedWebhook sent)
    {
        if (sent.Action == "offerDelete")
            return;
        foreach (var (field, value) in sent.Data.AsObject())
        {
            if (!ByField.TryGetValue(field, out var schema))
                continue;
            var record = value!.DeepClone().AsObject();
            // The one field that the webhook has on top, and the one that it leaves out.
            if (sent.Action == "interviewScheduleUpdate")
                Assert.True(record.Remove("candidateId"));
            if (field == "surveySubmission" && !record.ContainsKey("submittedValues"))
                record["submittedValues"] = new JsonObject();
            var reading = SchemaReader.Answer.Read(schema, record, field);
            Assert.True(reading.Faults.Count == 0, $"{sent.Action}: {reading.Message}");
        }
    }

    private static Schema ItemOf(string method) => Results(method).Flat.Items!;

    private static Schema Results(string method) =>
        AshbyContract.Embedded.Endpoints[method].Results;
}
