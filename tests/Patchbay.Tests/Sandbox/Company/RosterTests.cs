using CsCheck;
using Patchbay.AshbySandbox.Company;

namespace Patchbay.Tests.Sandbox.Company;

public class RosterTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(59)]
    [InlineData(60)]
    [InlineData(613)]
    [InlineData(5_000)]
    public void Every_application_belongs_to_one_candidate_who_lists_it(int candidates)
    {
        var company = Companies.New(candidates: candidates);
        var listed = Enumerable
            .Range(0, candidates)
            .SelectMany(candidate =>
                company.ApplicationsOf(candidate).Select(at => (at, candidate))
            )
            .ToList();

        Assert.Equal(
            Enumerable.Range(0, company.ApplicationCount),
            listed.Select(item => item.at).Order()
        );
        Assert.All(
            listed,
            item => Assert.Equal(item.candidate, company.CandidateOfApplication(item.at))
        );
    }

    [Fact]
    public void Candidates_have_up_to_three_applications_and_one_and_a_fifth_on_average()
    {
        var company = Companies.New(candidates: 6_000);
        var counts = Enumerable
            .Range(0, 6_000)
            .Select(candidate => company.ApplicationsOf(candidate).Count)
            .ToList();

        Assert.Equal([0, 1, 2, 3], counts.Distinct().Order());
        Assert.InRange(counts.Average(), 1.15, 1.3);
    }

    [Fact]
    public void Numbers_follow_creation_so_that_a_date_is_found_by_halving()
    {
        var company = Companies.New(candidates: 3_000);

        Assert.All(
            Enumerable.Range(1, company.CandidateCount - 1),
            index =>
                Assert.True(
                    company.CandidateCreatedAt(index - 1) <= company.CandidateCreatedAt(index)
                )
        );
        Assert.All(
            Enumerable.Range(1, company.ApplicationCount - 1),
            index =>
                Assert.True(
                    company.ApplicationCreatedAt(index - 1) <= company.ApplicationCreatedAt(index)
                )
        );
    }

    [Fact]
    public void Nobody_applies_before_being_known()
    {
        var company = Companies.New(candidates: 1_000_000);
        Gen.Int[0, company.ApplicationCount - 1]
            .Sample(application =>
                company.CandidateCreatedAt(company.CandidateOfApplication(application))
                <= company.ApplicationCreatedAt(application)
            );
    }

    [Fact]
    public void Nobody_applies_twice_for_the_same_job()
    {
        var company = Companies.Shared;
        for (var candidate = 0; candidate < company.CandidateCount; candidate++)
        {
            var jobs = company
                .ApplicationsOf(candidate)
                .Select(at => (string)company.Application(at)["job"]!["id"]!)
                .ToList();
            Assert.Equal(jobs.Count, jobs.Distinct().Count());
        }
    }
}
