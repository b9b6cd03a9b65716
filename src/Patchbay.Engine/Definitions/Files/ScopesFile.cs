using Patchbay.Engine.Scopes;

namespace Patchbay.Engine.Definitions.Files;

/// <summary><c>scopes.yaml</c>: the permissions of a key under all their names.</summary>
internal static class ScopesFile
{
    public static ScopeTable Read(YamlFields file)
    {
        var scopes = new List<ScopeDefinition>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var fields in file.Maps("scopes"))
        {
            var scope = ReadScope(fields);
            foreach (var name in scope.AllNames.Where(name => !names.Add(name)))
                fields.Fault("name", $"'{name}' names another scope already");
            scopes.Add(scope);
        }
        var minimum = file.Text("minimum");
        if (scopes.All(scope => scope.Name != minimum))
            file.Fault("minimum", "must name one of the scopes");
        var form = file.Text("form");
        file.RefuseOthers();
        return new ScopeTable(scopes.DistinctBy(scope => scope.Name).ToList(), minimum, form);
    }

    private static ScopeDefinition ReadScope(YamlFields fields)
    {
        var name = fields.Text("name");
        var scope = new ScopeDefinition(
            name,
            fields.OptionalText("provider") ?? name,
            fields.Text("key"),
            fields.Text("module"),
            fields.Text("access"),
            fields.Text("description"),
            fields.Flag("guide", otherwise: true)
        )
        {
            Probe = fields.OptionalMap("probe") is { } probe ? ReadProbe(probe) : null,
        };
        fields.RefuseOthers();
        return scope;
    }

    private static ScopeProbe ReadProbe(YamlFields fields)
    {
        var probe = new ScopeProbe(
            fields.Text("action"),
            fields.Node("input") is { } input ? YamlJson.Convert(input) : default,
            fields.Flag("refusalProves")
        );
        fields.RefuseOthers();
        return probe;
    }
}
