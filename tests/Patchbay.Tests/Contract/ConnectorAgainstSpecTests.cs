using Patchbay.Engine.Definitions;
using Patchbay.Tests.Support;

namespace Patchbay.Tests.Contract;

public class ConnectorAgainstSpecTests
{
    private static readonly ILookup<string, ActionDefinition> ByEndpoint =
        Ashby.Connector.Actions.ToLookup(action => action.Endpoint);

    [Fact]
    public void Every_permission_is_Ashby_s_own_but_for_the_recorded_differences()
    {
        var found = new List<Difference>();
        foreach (var action in Ashby.Connector.Actions)
        {
            var spec = AshbySpec.Permission(action.Endpoint);
            Assert.NotNull(spec);
            var known = Ashby.Connector.Scopes.TryGet(spec, out var scope);
            if (!known)
                found.Add(new Difference(action.Endpoint, spec, "permission unknown"));
            else if (!action.MinimalScopes.Contains(scope!.Name))
                found.Add(new Difference(action.Endpoint, spec, "permission lacking"));
            else if (!action.Scopes.Contains(scope.Name))
                found.Add(new Difference(action.Endpoint, spec, "permission besides the guide's"));
        }
        ReviewedDifferences.Check("permission", found.Distinct());
    }

    [Fact]
    public void Every_property_required_list_and_enum_of_a_request_is_in_our_input()
    {
        var found = new List<Difference>();
        foreach (var group in ByEndpoint)
        {
            var spec = Shape.Of(AshbySpec.Request(group.Key), AshbySpec.Definitions);
            var ours = group
                .Select(action =>
                {
                    var bundle = action.Input.Bundle();
                    return Shape.Of(
                        bundle,
                        bundle.TryGetProperty("$defs", out var definitions) ? definitions : default
                    );
                })
                .Aggregate(Shape.Or);
            Compare(group.Key, "$", spec, ours, found);
        }
        ReviewedDifferences.Check("request", found);
    }

    private static void Compare(
        string endpoint,
        string at,
        Shape spec,
        Shape ours,
        List<Difference> found
    )
    {
        foreach (var name in spec.Required.Except(ours.Required))
            found.Add(new Difference(endpoint, $"{at}.{name}", "request required lacking"));
        if (spec.Enum is { } values)
        {
            if (ours.Enum is null || values.Except(ours.Enum).Any())
                found.Add(new Difference(endpoint, at, "request enum lacking"));
            else if (ours.Enum.Except(values).Any())
                found.Add(new Difference(endpoint, at, "request enum wider"));
        }
        foreach (var (name, property) in spec.Properties)
        {
            if (ours.Properties.TryGetValue(name, out var own))
                Compare(endpoint, $"{at}.{name}", property, own, found);
            else
                found.Add(new Difference(endpoint, $"{at}.{name}", "request property lacking"));
        }
        if (spec.Items is { } items)
        {
            if (ours.Items is { } own)
                Compare(endpoint, $"{at}[]", items, own, found);
            else
                found.Add(new Difference(endpoint, $"{at}[]", "request property lacking"));
        }
    }
}
