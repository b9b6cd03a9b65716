using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.State;

namespace Patchbay.Tests.Sandbox;

/// <summary>A call that fails has changed nothing, whatever it had done before it failed.</summary>
public class WholeOrNothingTests
{
    private static JsonObject Record(string id, int value) =>
        new() { ["id"] = id, ["value"] = value };

    [Fact]
    public void Changes_taken_back_leave_no_trace()
    {
        var changes = new ChangeLog();
        var records = new MemoryRecords(new ListBase([Record("a", 1), Record("b", 1)]), changes);
        records.Save(Record("a", 2));
        records.Save(Record("c", 1));
        changes.Keep();
        var before = Seen(records);

        records.Save(Record("a", 3));
        records.Save(Record("d", 1));
        records.Save(Record("d", 2));
        records.Remove("b");
        records.Remove("c");
        changes.TakeBack();

        Assert.Equal(before, Seen(records));
        Assert.Equal(2, changes.Last);
        records.Save(Record("e", 1));
        Assert.Equal("e", (string)records.After(-1).Last().Record["id"]!);
        Assert.Equal(3, records.After(-1).Last().Position);
    }

    [Fact]
    public async Task An_endpoint_that_breaks_halfway_has_changed_nothing()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var before = sandbox.Server.Save();
        Assert.Throws<InvalidOperationException>(() =>
            sandbox.Server.Sandbox.Run(state =>
            {
                state.Candidates.Save(Record(state.Ids.Next("candidate"), 1));
                state.Candidates.Remove(state.Company.CandidateId(3).ToString("D"));
                throw new InvalidOperationException("halfway");
            })
        );
        Assert.Equal(Rows(before), Rows(sandbox.Server.Save()));
    }

    private static string Rows(string saved) => JsonNode.Parse(saved)!["rows"]!.ToJsonString();

    private static string Seen(MemoryRecords records) =>
        string.Join('\n', records.After(-1).Concat(records.ChangedAfter(0)));
}
