using Patchbay.Tests.Support;

namespace Patchbay.Tests.Contract;

public class GuideContractTests
{
    [Fact]
    public void The_137_actions_of_the_guide_are_here_with_its_ids_labels_and_scopes_in_its_order()
    {
        var expected = Repository
            .Reference("actions.json")
            .EnumerateArray()
            .Select(action =>
                (
                    action.GetProperty("id").GetString(),
                    action.GetProperty("label").GetString(),
                    string.Join(
                        ',',
                        action
                            .GetProperty("scopes")
                            .EnumerateArray()
                            .Select(scope => scope.GetString())
                    )
                )
            )
            .ToList();

        var actual = Ashby
            .Connector.Actions.Where(action => !action.Additional)
            .Select(action =>
                ((string?)action.Id, (string?)action.Label, string.Join(',', action.Scopes))
            )
            .ToList();

        Assert.Equal(137, expected.Count);
        Assert.Equal(expected, actual);
        Assert.All(Ashby.Connector.Actions.Take(137), action => Assert.False(action.Additional));
    }

    [Fact]
    public void Every_endpoint_that_a_key_can_call_has_an_action()
    {
        var covered = Ashby.Connector.Actions.Select(action => action.Endpoint).ToHashSet();

        Assert.Equal(
            AshbySpec.Endpoints.Except(AshbySpec.CalledByAshby).Order(StringComparer.Ordinal),
            covered.Order(StringComparer.Ordinal)
        );
    }
}
