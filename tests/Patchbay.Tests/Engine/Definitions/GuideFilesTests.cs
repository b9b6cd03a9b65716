using Patchbay.Engine.Definitions;

namespace Patchbay.Tests.Engine.Definitions;

/// <summary>The linter holds the guide's languages and numbers together.</summary>
public class GuideFilesTests
{
    [Theory]
    [InlineData(
        "guide.de.yaml",
        "      - title: Den API-Schlüssel kopieren\n",
        "      -\n",
        "sections[0].steps[4].title: is required"
    )]
    [InlineData(
        "guide.fr.yaml",
        "          - le tableau de bord.\n",
        "",
        "sections[1].steps[0].list: must have 3 entries, as in guide.yaml"
    )]
    [InlineData("guide.es.yaml", "  clear: Quitar todas\n", "", "page.clear: is required")]
    [InlineData(
        "guide.es.yaml",
        "  clear: Quitar todas\n",
        "  clear: Quitar todas\n  claer: x\n",
        "page.claer: is not a field known here"
    )]
    [InlineData(
        "guide.de.yaml",
        "tickMany: \"{count} Kästchen",
        "tickMany: \"Einige Kästchen",
        "page.tickMany: must have {count}, as in guide.yaml"
    )]
    [InlineData(
        "guide.de.yaml",
        "Konto einen für {app} an",
        "Konto einen für die App an",
        "sections[0].content: must have {app}, as in guide.yaml"
    )]
    [InlineData(
        "guide.fr.yaml",
        "    content: Une fois relié",
        "    contents: Une fois relié",
        "sections[1].content: is required"
    )]
    [InlineData(
        "guide.yaml",
        "        content: Finish the link.\n",
        "",
        "sections[1].steps[2].content: has no counterpart in guide.yaml"
    )]
    [InlineData("guide.yaml", "  search: Search actions…\n", "", "page.search: is required")]
    [InlineData(
        "numbers.yaml",
        "  - ashby_list_departments\n",
        "",
        "actions: ashby_list_departments has no number; add it at the end"
    )]
    [InlineData(
        "numbers.yaml",
        "  - ashby_get_department\n",
        "  - ashby_list_departments\n",
        "actions: lists ashby_list_departments twice"
    )]
    public void What_does_not_fit_is_named_with_file_and_line(
        string file,
        string old,
        string spoilt,
        string fault
    )
    {
        using var folder = new ConnectorFolder();

        var faults = folder.Replace(file, old, spoilt).Faults();

        Assert.Contains(faults, found => $"{found.Field}: {found.Message}" == fault);
        Assert.All(faults, found => Assert.True(found.Line > 0, found.ToString()));
    }

    [Fact]
    public void A_number_may_be_that_of_an_action_that_is_gone()
    {
        using var folder = new ConnectorFolder();

        Assert.Empty(
            folder
                .Replace(
                    "numbers.yaml",
                    "  - ashby_get_api_key",
                    "  - ashby_old\n  - ashby_get_api_key"
                )
                .Faults()
        );
    }

    [Fact]
    public void A_language_is_a_file_beside_the_guide()
    {
        using var folder = new ConnectorFolder();
        File.Delete(Path.Combine(folder.Path, "guide.fr.yaml"));

        var connector = ConnectorLoader.Load(folder.Path);

        Assert.Equal(["en", "de", "es"], connector.Guides.Select(guide => guide.Language));
    }
}
