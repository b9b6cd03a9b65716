using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Tests.Hub;

namespace Patchbay.ForeignClients.Mcp;

/// <summary>An agent written for StackOne's search_execute, to which only the address is new.</summary>
public sealed class AgentLoopTests(AgentHub agents) : IClassFixture<AgentHub>
{
    [Fact]
    public async Task It_finds_what_it_needs_and_changes_what_it_was_asked_to()
    {
        await using var agent = Start();

        var find = await SearchAsync(agent, "find a candidate by name or email");
        Assert.Equal("ashby_search_candidates", find.Action);
        var someone = await SomeoneAsync();
        var found = await ExecuteAsync(
            agent,
            find.Action,
            new { body = new { name = someone.Name } }
        );
        var id = found["result"]!["data"].Column("id").Single(one => one == someone.Id);

        var note = await SearchAsync(agent, "write a note on a candidate's profile");
        Assert.Equal("ashby_create_candidate_note", note.Action);
        Assert.NotNull(note.Whole["input_schema"]);
        Assert.NotNull(note.Whole["example_request"]);
        var written = await ExecuteAsync(
            agent,
            note.Action,
            new { body = new { candidateId = id, note = "Called, calls back on Monday" } }
        );

        Assert.False((bool)written["isError"]!);
        Assert.Contains("Called, calls back on Monday", await NotesAsync(someone.Id));
    }

    [Fact]
    public async Task The_older_names_of_arguments_are_taken_too()
    {
        await using var agent = Start();

        var answer = await AskAsync(
            agent,
            new
            {
                action = "",
                execute = new
                {
                    action_id = (string?)null,
                    action_name = "ashby_list_candidates",
                    query_params = new { page_size = 3 },
                },
            }
        );

        Assert.Equal(3, answer["result"]!["data"]!.AsArray().Count);
    }

    [Fact]
    public async Task What_fails_says_so_as_StackOnes_do()
    {
        await using var agent = Start();

        var answer = await ExecuteAsync(
            agent,
            "ashby_get_candidate_by_id",
            new { path = new { id = "3f2c8f66-9e3b-4f3c-8f7e-0f6a3c1b2d4e" } }
        );

        Assert.True((bool)answer["isError"]!);
        Assert.Equal(
            (404, "not_found", false),
            ((int)answer["status_code"]!, answer.Text("error_category"), (bool)answer["retryable"]!)
        );
        Assert.NotEmpty(answer.Text("error")!);
    }

    private NodeProcess Start() =>
        NodeProcess.Start(
            new Dictionary<string, string>
            {
                ["BASE_URL"] = agents.Hub.Address.AbsoluteUri.TrimEnd('/'),
                ["API_KEY"] = TestHub.BootstrapKey,
                ["ACCOUNT_ID"] = agents.Account,
            },
            [
                NodeProcess.Ours("Mcp/agent-loop.mjs"),
                NodeProcess.Installed("@modelcontextprotocol/sdk/dist/esm"),
            ]
        );

    private static async Task<(string Action, JsonNode Whole)> SearchAsync(
        NodeProcess agent,
        string query
    )
    {
        var first = (await AskAsync(agent, new { search = query })).Node("actions")[0]!;
        Assert.InRange((double)first["similarity_score"]!, 0, 1);
        Assert.NotEmpty(first.Text("description")!);
        return (first.Text("action_id")!, first);
    }

    private static Task<JsonNode> ExecuteAsync(NodeProcess agent, string action, object execute) =>
        AskAsync(agent, new { action, execute });

    private static Task<JsonNode> AskAsync(NodeProcess agent, object turn) =>
        agent.AskAsync(JsonSerializer.SerializeToNode(turn)!);

    private async Task<(string Id, string Name)> SomeoneAsync()
    {
        var page = await agents.Hub.RunAsync(agents.Account, "ashby_list_candidates");
        var one = page.IsOk().Json.GetProperty("data")[3];
        return (one.GetProperty("id").GetString()!, one.GetProperty("name").GetString()!);
    }

    private async Task<string> NotesAsync(string candidate) =>
        (
            await agents.Hub.RunAsync(
                agents.Account,
                "ashby_list_candidate_notes",
                $$"""{"candidateId":"{{candidate}}"}"""
            )
        )
            .IsOk()
            .Text;
}
