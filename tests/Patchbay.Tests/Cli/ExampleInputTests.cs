using System.Text.Json;
using Patchbay.Cli.Output;
using Patchbay.Engine.Definitions;

namespace Patchbay.Tests.Cli;

public class ExampleInputTests
{
    private static readonly Connector Ashby = ConnectorLoader.Load(
        ConnectorLoader.ShippedFolder("ashby")
    );

    public static TheoryData<string> Ids => [.. Ashby.Actions.Select(action => action.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_example_fits_the_schema_of_its_action(string id)
    {
        Assert.True(Ashby.TryGetAction(id, out var action));
        var arguments = ExampleInput.Arguments(action);

        if (arguments.Contains("--file", StringComparison.Ordinal))
            return;
        var input = arguments.Length == 0 ? "{}" : arguments[(arguments.IndexOf('\'') + 1)..^1];
        Assert.Empty(action.Input.Validate(JsonElement.Parse(input)));
    }
}
