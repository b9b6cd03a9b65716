namespace Patchbay.Tests.Engine.Definitions;

public sealed class WordsFilesTests
{
    [Theory]
    [InlineData(
        "words.yaml",
        "  backfill: [",
        "  backfill: [backfill, ",
        "meanings.backfill",
        "listed twice"
    )]
    [InlineData(
        "words.yaml",
        "  backfill: [",
        "  backfill: ['12', ",
        "meanings.backfill",
        "'12' is not a word"
    )]
    [InlineData(
        "words.yaml",
        "common: [",
        "common: [two words, ",
        "common",
        "must be a single word"
    )]
    [InlineData(
        "words.yaml",
        "common: [",
        "common: [applicant, ",
        "common",
        "'applicant' has a meaning"
    )]
    [InlineData("words.yaml", "instead: [", "instaed: [", "instaed", "is not a field known here")]
    [InlineData(
        "phrases/brand.yaml",
        "ashby_list_brands:",
        "ashby_list_bands:",
        "ashby_list_bands",
        "is not an action"
    )]
    [InlineData(
        "phrases/brand.yaml",
        "  en:",
        "  it:",
        "ashby_list_brands.it",
        "is not a field known here"
    )]
    [InlineData(
        "phrases/brand.yaml",
        "Which employer brands do we hire under?",
        "List all candidates in Ashby\n  - List all candidates in Ashby",
        "ashby_list_brands.en",
        "stands with ashby_list_brands already"
    )]
    public void A_fault_is_told_with_file_line_and_field(
        string file,
        string old,
        string @new,
        string field,
        string message
    )
    {
        using var folder = new ConnectorFolder();
        var faults = folder.Replace(file, old, @new).Faults();
        var fault = Assert.Single(
            faults,
            fault => fault.Field == field && fault.Message.Contains(message)
        );
        Assert.Equal(file, fault.File);
        Assert.True(fault.Line > 0);
    }

    [Fact]
    public void Every_action_has_phrases()
    {
        var poor = Support
            .Ashby.Connector.Actions.Where(action =>
                Support.Ashby.Connector.Phrases.GetValueOrDefault(action.Id, []).Count < 8
            )
            .Select(action => action.Id);
        Assert.Empty(poor);
    }
}
