using System.Security.Cryptography;
using System.Text;
using Patchbay.AshbySandbox.Company;

namespace Patchbay.Tests.Sandbox.Company;

public class CompanyDeterminismTests
{
    [Fact]
    public void Same_seed_size_and_hour_give_the_same_bytes() =>
        Assert.Equal(Fingerprint(Companies.New()), Fingerprint(Companies.New()));

    [Fact]
    public void The_order_of_asking_changes_nothing()
    {
        var company = Companies.New();
        var later = company.Candidate(150).ToJsonString();
        for (var index = 0; index < 150; index++)
        {
            company.Candidate(index);
        }

        Assert.Equal(later, company.Candidate(150).ToJsonString());
        Assert.Equal(Fingerprint(Companies.New()), Fingerprint(company));
    }

    [Fact]
    public void Another_seed_gives_another_company()
    {
        var company = Companies.New();
        var other = Companies.New(seed: 8);

        Assert.NotEqual(Fingerprint(company), Fingerprint(other));
        Assert.Empty(
            company
                .Users.Select(user => (string)user["id"]!)
                .Intersect(other.Users.Select(user => (string)user["id"]!))
        );
    }

    [Fact]
    public void A_larger_company_keeps_the_people_and_ids_of_a_smaller_one()
    {
        var small = Companies.New(candidates: 100);
        var large = Companies.New(candidates: 50_000);

        Assert.Equal(small.CandidateId(42), large.CandidateId(42));
        Assert.Equal(small.CandidateName(42), large.CandidateName(42));
    }

    // Pinned, so that another machine or runtime that drew other numbers would fail here. A change to the generator that
    // is meant changes this line with it.
    [Fact]
    public void The_bytes_are_those_of_every_other_machine() =>
        Assert.Equal(
            "432d58e1235f699f564fae71e7f00fb66977d5d303c7b9343bf83c0444c8ecce",
            Fingerprint(Companies.New())
        );

    private static string Fingerprint(CompanyGenerator company)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (_, record) in Companies.Everything(company))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(record.ToJsonString()));
        }
        hash.AppendData(company.ResumePdf(0));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
