using Patchbay.Engine.Definitions;

namespace Patchbay.Tests.Engine.Definitions;

/// <summary>What is asked to find out what a key may do is data, and the linter lets no write into it.</summary>
public sealed class ProbeRulesTests : IDisposable
{
    private readonly ConnectorFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(
        "ashby_list_jobs, input: {limit: 1}",
        "ashby_create_job, input: {title: A, teamId: b, locationId: c}",
        "ashby_create_job is not a read: nothing is written to find out"
    )]
    [InlineData("ashby_list_jobs", "ashby_list_jbs", "no file defines ashby_list_jbs")]
    [InlineData("ashby_list_jobs", "ashby_list_offers", "needs offersRead, not jobsRead")]
    [InlineData(
        "ashby_list_jobs",
        "ashby_list_brands",
        "needs several scopes, so it proves none of them"
    )]
    [InlineData("{limit: 1}", "{limit: 1, limits: 2}", "limits")]
    [InlineData("{action: ashby_list_jobs,", "{act: ashby_list_jobs,", "is required")]
    [InlineData(
        "probe: {action: ashby_list_jobs, input: {limit: 1}}",
        "",
        "is required: a read of the guide needs this scope"
    )]
    public void A_probe_that_cannot_be_one_is_a_fault_with_its_place(
        string old,
        string @new,
        string message
    ) =>
        Assert.Contains(
            _folder.Replace("scopes.yaml", old, @new).Faults(),
            fault =>
                fault.File == "scopes.yaml"
                && fault.Field.StartsWith("scopes[0]", StringComparison.Ordinal)
                && fault.Message.Contains(message, StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("action: ashby_list_candidates", "action: ashby_create_candidate", "test")]
    [InlineData("action: ashby_list_candidates", "action: ashby_list_jobs", "test")]
    [InlineData("action: ashby_get_api_key", "action: ashby_create_webhook", "self")]
    public void The_test_and_the_key_s_own_list_are_reads_too(
        string old,
        string @new,
        string field
    ) =>
        Assert.Contains(
            _folder.Replace("connector.yaml", old, @new).Faults(),
            fault => fault.File == "connector.yaml" && fault.Field == field
        );
}
