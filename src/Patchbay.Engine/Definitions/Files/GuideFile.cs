using Patchbay.Engine.Guides;
using Patchbay.Engine.Scopes;

namespace Patchbay.Engine.Definitions.Files;

/// <summary><c>guide.yaml</c>: how a key is made, and which actions the guide lists in which order.</summary>
internal sealed class GuideFile(ScopeTable scopes)
{
    /// <summary>The language of guide.yaml; each other one has a file of its own.</summary>
    public const string Language = "en";

    public (GuideDefinition Guide, IReadOnlyList<string> Actions) Read(YamlFields file)
    {
        var page = file.Map("page");
        var guide = new GuideDefinition(
            Language,
            file.Text("title"),
            file.Text("description"),
            file.Text("warning"),
            file.Maps("sections").Select(ReadSection).ToList(),
            GuideWordsFile.Read(page)
        );
        var actions = file.Texts("actions");
        foreach (var twice in actions.GroupBy(id => id).Where(group => group.Count() > 1))
            file.Fault("actions", $"lists {twice.Key} twice");
        file.RefuseOthers();
        return (guide, actions);
    }

    private GuideSection ReadSection(YamlFields fields)
    {
        var section = new GuideSection(
            fields.Text("title"),
            fields.OptionalText("content"),
            ReadScopes(fields),
            fields.Flag("whiteLabelHidden"),
            fields.Maps("steps").Select(ReadStep).ToList()
        );
        fields.RefuseOthers();
        return section;
    }

    private GuideStep ReadStep(YamlFields fields)
    {
        var step = new GuideStep(
            fields.Text("title"),
            fields.OptionalText("content"),
            fields.Texts("list"),
            ReadScopes(fields),
            fields.Flag("displayScopes")
        );
        fields.RefuseOthers();
        return step;
    }

    /// <summary>A list of scopes, or the word <c>guide</c> for all that the guide's actions need.</summary>
    private IReadOnlyList<string> ReadScopes(YamlFields fields)
    {
        if (
            fields.Node("scopes") is YamlDotNet.RepresentationModel.YamlScalarNode
            {
                Value: "guide"
            }
        )
            return scopes.All.Where(scope => scope.InGuide).Select(scope => scope.Name).ToList();
        var names = fields.Texts("scopes");
        foreach (var name in names.Where(name => scopes.All.All(scope => scope.Name != name)))
            fields.Fault("scopes", $"'{name}' is not in scopes.yaml");
        return names;
    }
}
