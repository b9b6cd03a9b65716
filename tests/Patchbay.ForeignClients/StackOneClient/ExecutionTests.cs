using System.Text.Json.Nodes;

namespace Patchbay.ForeignClients.StackOneClient;

public sealed class ExecutionTests(DrivenHub driven) : IClassFixture<DrivenHub>
{
    [Fact]
    public async Task A_list_is_read_page_by_page_to_its_end()
    {
        var account = await driven.Hub.LinkAsync("lists");
        var seen = new List<string>();
        string? next = null;
        do
        {
            var answer = await driven.RunAsync(
                account,
                "ashby_list_candidates",
                next is null ? new { limit = 20 } : new { limit = 20, cursor = next }
            );
            Assert.DoesNotContain("x-account-id", answer.Wire.Headers.Keys);
            var response = answer.Result.Node("actionsRpcResponse");
            var onWire = answer.Wire.Body.Node("data").AsArray();
            // The package keeps the number of records and nothing of them: it knows no member of an action's data.
            Assert.Equal(onWire.Count, response.Node("data").AsArray().Count);
            seen.AddRange(onWire.Select(candidate => (string)candidate!["id"]!));
            next = (string?)response["next"];
        } while (next is not null);

        Assert.Equal(
            driven.Hub.Ashby.Sandbox.Read(state =>
                state
                    .Candidates.After(-1)
                    .Select(entry => (string)entry.Record["id"]!)
                    .Order()
                    .ToList()
            ),
            seen.Order()
        );
    }

    [Fact]
    public async Task A_write_is_there_when_it_is_read()
    {
        var account = await driven.Hub.LinkAsync("writes");

        var made = await driven.RunAsync(
            account,
            "ashby_create_candidate",
            new { name = "Ada Written", email = "ada.written@example.com" }
        );
        var id = made.Wire.Body.Text("data.id");
        var read = await driven.RunAsync(account, "ashby_get_candidate_by_id", new { id });

        Assert.Equal(200, (int)made.Result.Node("statusCode"));
        Assert.Equal("Ada Written", read.Wire.Body.Text("data.name"));
    }

    [Fact]
    public async Task A_wrong_action_is_a_typed_404_that_names_its_neighbour()
    {
        var account = await driven.Hub.LinkAsync("typo");

        var error = await driven.FailToRunAsync(account, "ashby_list_candidate");

        Assert.Equal(("NotFoundResponse", 404), (error.Type, error.Status));
        Assert.Contains("ashby_list_candidate", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_input_is_a_typed_400_and_nothing_is_sent()
    {
        var account = await driven.Hub.LinkAsync("faults");
        var before = driven.Hub.Ashby.Requests.Count;

        var error = await driven.FailToRunAsync(
            account,
            "ashby_create_candidate",
            new { email = 7 }
        );

        Assert.Equal(("BadRequestResponse", 400), (error.Type, error.Status));
        Assert.Contains("name", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, driven.Hub.Ashby.Requests.Count);
    }

    [Fact]
    public async Task What_Ashby_does_not_know_is_a_typed_404_with_Ashbys_own_words()
    {
        var account = await driven.Hub.LinkAsync("unknown-candidate");

        var error = await driven.FailToRunAsync(
            account,
            "ashby_get_candidate_by_id",
            new { id = Guid.NewGuid() }
        );

        Assert.Equal(("NotFoundResponse", 404), (error.Type, error.Status));
    }

    [Fact]
    public async Task An_unknown_account_is_a_typed_404_and_none_at_all_a_typed_400()
    {
        var unknown = await driven.FailToRunAsync("acc_nobodys", "ashby_list_candidates");
        var none = await driven.Client.FailAsync(
            "actions.rpcAction",
            new { action = "ashby_list_candidates" }
        );

        Assert.Equal(("NotFoundResponse", 404), (unknown.Type, unknown.Status));
        Assert.Equal(("BadRequestResponse", 400), (none.Type, none.Status));
        Assert.Contains("No account is named", none.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_permission_is_a_typed_403_that_names_it()
    {
        var key = driven.Hub.Ashby.AddKey("Candidates only", "candidatesRead").Secret;
        var account = await driven.Hub.LinkAsync("one-permission", key);

        var error = await driven.FailToRunAsync(account, "ashby_list_jobs");

        Assert.Equal(("ForbiddenResponse", 403), (error.Type, error.Status));
        Assert.Contains("Jobs: Read", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suspended_account_is_a_412_with_the_reason()
    {
        var account = await driven.Hub.LinkAsync("suspended");
        (
            await driven.Hub.CallAsync(
                "PATCH",
                $"/accounts/{account}",
                """{"status":"suspended"}"""
            )
        ).IsOk();

        var error = await driven.FailToRunAsync(account, "ashby_list_candidates");

        // The package has a class for 412 elsewhere, but not for this call.
        Assert.Equal(("SDKError", 412), (error.Type, error.Status));
        Assert.Contains("suspended", error.Message, StringComparison.Ordinal);
    }
}
