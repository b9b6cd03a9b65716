using CsCheck;
using Patchbay.AshbySandbox.Company;

namespace Patchbay.Tests.Sandbox.Company;

public class CompanyIdTests
{
    private static readonly CompanyGenerator Million = Companies.New(candidates: 1_000_000);

    [Fact]
    public void Candidate_ids_lead_back_to_their_candidate() =>
        Gen.Int[0, 999_999]
            .Sample(index =>
                Million.TryCandidateIndex(Million.CandidateId(index), out var found)
                && found == index
            );

    [Fact]
    public void Application_ids_lead_back_to_their_application() =>
        Gen.Int[0, 1_200_000]
            .Sample(index =>
                Million.TryApplicationIndex(Million.ApplicationId(index), out var found)
                && found == index
            );

    [Fact]
    public void Ids_look_like_random_version_4_uuids() =>
        Gen.Int[0, 999_999]
            .Sample(index =>
            {
                var id = Million.CandidateId(index);
                return id.Version == 4 && id.Variant is >= 8 and <= 11;
            });

    [Fact]
    public void Foreign_ids_name_nobody() =>
        Gen.Guid.Sample(id =>
            !Million.TryCandidateIndex(id, out _) && !Million.TryApplicationIndex(id, out _)
        );

    [Fact]
    public void An_id_of_one_kind_is_not_an_id_of_another()
    {
        Assert.False(Million.TryApplicationIndex(Million.CandidateId(5), out _));
        Assert.False(Million.TryCandidateIndex(Million.ApplicationId(5), out _));
    }

    [Fact]
    public void An_id_of_another_seed_names_nobody() =>
        Assert.False(Million.TryCandidateIndex(Companies.New(seed: 8).CandidateId(5), out _));

    [Fact]
    public void An_id_beyond_the_last_candidate_names_nobody()
    {
        var small = Companies.New(candidates: 100);

        Assert.True(small.TryCandidateIndex(Million.CandidateId(99), out _));
        Assert.False(small.TryCandidateIndex(Million.CandidateId(100), out _));
    }

    [Fact]
    public void A_single_changed_bit_makes_an_id_foreign() =>
        Gen.Select(Gen.Int[0, 999_999], Gen.Int[0, 127])
            .Sample(
                (index, bit) =>
                {
                    var bytes = Million.CandidateId(index).ToByteArray(bigEndian: true);
                    bytes[bit / 8] ^= (byte)(1 << (bit % 8));
                    return !Million.TryCandidateIndex(new Guid(bytes, bigEndian: true), out _);
                }
            );

    [Fact]
    public void No_two_records_share_an_id()
    {
        var ids = Companies
            .Everything(Companies.Shared)
            // The events of a schedule are listed once on their own.
            .Select(item => (string?)item.Record["id"])
            .ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Million.Candidate(1_000_000));
        Assert.Throws<ArgumentOutOfRangeException>(() => Million.Candidate(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            Million.Application(Million.ApplicationCount)
        );
    }
}
