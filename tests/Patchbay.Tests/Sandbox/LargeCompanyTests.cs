using System.Text.Json.Nodes;
using Patchbay.AshbySandbox;
using Patchbay.AshbySandbox.Company;
using Patchbay.AshbySandbox.Contract;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.State;

namespace Patchbay.Tests.Sandbox;

public class LargeCompanyTests
{
    private const int Candidates = 100_000;
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_page_makes_its_own_candidates_and_one_more_wherever_it_lies()
    {
        var company = new CompanyGenerator(7, Candidates, Now);
        var changes = new ChangeLog();
        var made = 0;
        var records = new MemoryRecords(
            new MadeBase(
                Candidates,
                index =>
                {
                    made++;
                    return company.Candidate(index);
                },
                company.TryCandidateIndex
            ),
            changes
        );
        var pager = new Pager(new TokenMint(7), changes, 1_000);
        var context = Context();
        var request = new JsonObject();
        var seen = new HashSet<string>();
        var pages = 0;
        while (true)
        {
            made = 0;
            var answer = pager.Page(context, request, records, where: null, shown: null, scope: "");
            pages++;
            foreach (var record in answer.Results!.AsArray())
                Assert.True(seen.Add((string)record!["id"]!));
            if (!answer.Page!.MoreDataAvailable)
            {
                Assert.Equal(100, made);
                break;
            }
            Assert.Equal(101, made);
            request["cursor"] = answer.Page.NextCursor;
        }
        Assert.Equal(1_000, pages);
        Assert.Equal(Candidates, seen.Count);
    }

    [Fact]
    public void One_change_among_many_is_synced_without_making_the_others()
    {
        var company = new CompanyGenerator(7, Candidates, Now);
        var changes = new ChangeLog();
        var made = 0;
        var records = new MemoryRecords(
            new MadeBase(
                Candidates,
                index =>
                {
                    made++;
                    return company.Candidate(index);
                },
                company.TryCandidateIndex
            ),
            changes
        );
        var candidate = records.Find(company.CandidateId(99_999).ToString("D"))!;
        records.Save(candidate);
        Assert.Equal(1, made);
        Assert.Single(records.ChangedAfter(0));
        Assert.Equal(1, made);
    }

    private static SandboxContext Context()
    {
        var key = new SandboxKey("Reader", "reader", ["candidatesRead"]);
        return new SandboxContext(
            AshbyContract.Embedded.Endpoints["candidate.list"],
            key,
            new SandboxState(
                new CompanyIdentity(7, 1, new DateTimeOffset(2026, 6, 1, 9, 0, 0, TimeSpan.Zero))
            ),
            Now,
            BaseAddress: ""
        );
    }
}
